package io.shopfleet.tiktokshop.api;

/** The data of an answer that carries none; whatever the platform sends in its place is skipped. */
public record NoData() {}
