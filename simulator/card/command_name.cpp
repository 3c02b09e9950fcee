// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/command_name.h"

#include <cstddef>

namespace simulator {

std::string_view command_name(card::ByteView command) {
  if (command.size() < 4)
    return "UNKNOWN";
  constexpr std::size_t shortest_with_data = 6;
  switch (command[0] << 8U | command[1]) {
  case 0x00A4:
    return "SELECT";
  case 0x00B0:
    return "READ BINARY";
  case 0x00D6:
    return "UPDATE BINARY";
  case 0x80B2:
    return "READ RECORD";
  case 0x00C0:
    return "GET RESPONSE";
  case 0x0020:
    return command.size() < shortest_with_data ? "EMPTY VERIFY" : "VERIFY";
  case 0x0024:
    return "CHANGE PIN";
  case 0x002C:
    return "UNBLOCK PIN";
  case 0x0022:
    return "MSE SET";
  case 0x002A:
    return "PSO SIGN";
  case 0x0084:
    return "GET CHALLENGE";
  case 0x0088:
    return "INTERNAL AUTHENTICATE";
  case 0x80E4:
    return "GET CARD DATA";
  case 0x80E6:
    return "LOG OFF";
  default:
    return "UNKNOWN";
  }
}

std::string observed_line(card::ByteView command, std::uint16_t status) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string line{command_name(command)};
  line += ' ';
  for (const unsigned shift : {12U, 8U, 4U, 0U})
    line += digits[status >> shift & 0xFU];
  return line;
}

} // namespace simulator
