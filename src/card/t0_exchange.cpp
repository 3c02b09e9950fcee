// SPDX-License-Identifier: EUPL-1.2
#include "card/t0_exchange.h"

#include "card/apdu.h"
#include "card/log_words.h"

#include <glib.h>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace card {

namespace {

/// The longest answer of this card is one signature (256 bytes); eight pieces leave room for a card that gives less.
constexpr int max_follow_ups = 8;

/// Header and Le, no data: the one shape of command whose last byte is an Le that may be corrected.
constexpr std::size_t size_with_le_only = 5;

} // namespace

Outcome<Response> send_once(Transport& transport, ByteView command) {
  auto answer = transport.transmit(command);
  if (!succeeded(answer)) {
    g_debug("%s: %s", command_name(command), log_word(std::get<Fault>(answer)));
    return std::get<Fault>(answer);
  }

  auto& bytes = std::get<Bytes>(answer);
  if (bytes.size() < 2)
    return Fault::unexpected_answer;
  const auto high = static_cast<unsigned>(bytes[bytes.size() - 2]);
  const auto low = static_cast<unsigned>(bytes.back());
  bytes.resize(bytes.size() - 2);
  g_debug("%s: %02X%02X", command_name(command), high, low);
  return Response{std::move(bytes), StatusWord{static_cast<std::uint16_t>(high << 8U | low)}};
}

Outcome<Response> send(Transport& transport, ByteView command) {
  Bytes collected;
  Bytes current{command.begin(), command.end()};
  for (int sent = 0; sent <= max_follow_ups; ++sent) {
    auto answer = send_once(transport, current);
    if (!succeeded(answer))
      return answer;

    auto& [data, status] = std::get<Response>(answer);
    collected.insert(collected.end(), data.begin(), data.end());
    if (status.more_waits()) {
      current = get_response(status.second());
    } else if (status.wrong_length() && current.size() == size_with_le_only) {
      current.back() = status.second();
    } else {
      return Response{std::move(collected), status};
    }
  }
  return Fault::unexpected_answer;
}

} // namespace card
