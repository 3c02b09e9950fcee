// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_context.h"

#include <gtest/gtest.h>

namespace card {

namespace {

struct Meaning {
  LONG code;
  Fault fault;
  Fault on_handle;
};

constexpr Meaning same(LONG code, Fault fault) {
  return {code, fault, fault};
}

/// Every code that pcscd or libpcsclite has a use for (winscard.h, pcsclite.h), and one that neither has.
const Meaning meanings[] = {
    same(SCARD_W_REMOVED_CARD, Fault::card_removed),
    same(SCARD_E_NO_SMARTCARD, Fault::card_removed),
    same(SCARD_E_READER_UNAVAILABLE, Fault::reader_removed),
    same(SCARD_E_UNKNOWN_READER, Fault::reader_removed),
    same(SCARD_E_NO_READERS_AVAILABLE, Fault::reader_removed),
    same(SCARD_W_RESET_CARD, Fault::card_reset),
    same(SCARD_E_SHARING_VIOLATION, Fault::card_busy),
    same(SCARD_W_UNRESPONSIVE_CARD, Fault::card_mute),
    same(SCARD_W_UNPOWERED_CARD, Fault::card_mute),
    same(SCARD_E_COMM_DATA_LOST, Fault::card_mute),
    same(SCARD_E_NOT_TRANSACTED, Fault::card_mute),
    same(SCARD_W_UNSUPPORTED_CARD, Fault::foreign_card),
    same(SCARD_E_CARD_UNSUPPORTED, Fault::foreign_card),
    same(SCARD_E_PROTO_MISMATCH, Fault::foreign_card),
    same(SCARD_E_TIMEOUT, Fault::timed_out),
    same(SCARD_E_NO_ACCESS, Fault::service_refused),
    same(SCARD_E_NO_SERVICE, Fault::service_stopped),
    same(SCARD_E_SERVICE_STOPPED, Fault::service_stopped),
    same(SCARD_F_COMM_ERROR, Fault::service_stopped),
    {SCARD_W_SECURITY_VIOLATION, Fault::service_refused, Fault::service_stopped},
    {SCARD_E_INVALID_HANDLE, Fault::service_stopped, Fault::reader_removed},
    {SCARD_E_INVALID_VALUE, Fault::unexpected_answer, Fault::reader_removed},
    same(SCARD_E_INVALID_PARAMETER, Fault::unexpected_answer),
    same(SCARD_E_INSUFFICIENT_BUFFER, Fault::unexpected_answer),
    same(SCARD_E_UNSUPPORTED_FEATURE, Fault::unexpected_answer),
    same(SCARD_E_NO_MEMORY, Fault::unexpected_answer),
    same(SCARD_E_CANCELLED, Fault::unexpected_answer),
    same(SCARD_F_INTERNAL_ERROR, Fault::unexpected_answer),
    same(SCARD_F_UNKNOWN_ERROR, Fault::unexpected_answer),
    same(0x1234, Fault::unexpected_answer),
};

} // namespace

TEST(FaultOfPcsc, is_what_each_code_means) {
  for (const auto& each : meanings)
    EXPECT_EQ(fault_of(each.code), each.fault) << std::hex << each.code;
}

TEST(FaultOfPcsc, is_what_each_code_means_of_a_handle) {
  for (const auto& each : meanings)
    EXPECT_EQ(fault_of_handle(each.code), each.on_handle) << std::hex << each.code;
}

} // namespace card
