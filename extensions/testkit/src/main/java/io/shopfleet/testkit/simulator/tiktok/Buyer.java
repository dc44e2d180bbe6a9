package io.shopfleet.testkit.simulator.tiktok;

/** Who buys and where it goes, masked as the platform masks it for its own shipping. */
record Buyer(
    String userId,
    String email,
    String nickname,
    String name,
    String phone,
    String province,
    String city,
    String district,
    String street,
    String postalCode) {}
