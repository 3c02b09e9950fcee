// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/fault.h"
#include "card/status_word.h"
#include "card/transport.h"

namespace card {

/// A whole answer: the data of all its pieces, and the last status.
struct Response {
  Bytes data;
  StatusWord status;
};

/// Sends `command` exactly once and follows nothing up: for VERIFY, which must never be repeated.
[[nodiscard]] Outcome<Response> send_once(Transport& transport, ByteView command);

/// Sends `command` by the rules of T=0 (doc/belgian-eid.md §2.7): `61xx` is followed by GET RESPONSE until
/// the answer is whole (`6100` says 256 or more), `6Cxx` by the same command with that Le. A card that never comes to
/// an end is an `unexpected_answer`.
[[nodiscard]] Outcome<Response> send(Transport& transport, ByteView command);

} // namespace card
