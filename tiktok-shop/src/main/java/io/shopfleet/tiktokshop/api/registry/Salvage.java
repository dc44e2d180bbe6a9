package io.shopfleet.tiktokshop.api.registry;

/** What of an answer is set aside, and told beside the rest, when its JSON does not fit. */
enum Salvage {
  /** An answer fits as a whole or is an exception. */
  NOTHING,
  /** Members of the lists that the data holds: the records of a listing. */
  MEMBERS,
  /** The data itself, where it is one record. */
  DATA
}
