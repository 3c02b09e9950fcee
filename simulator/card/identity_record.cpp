// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/identity_record.h"

#include <algorithm>
#include <cstddef>

namespace simulator {

namespace {

constexpr std::uint8_t continued = 0xFF;

/// The length of the record at the start of `file`, tag and length included; at most all of it.
std::size_t record_length(card::ByteView file) {
  std::size_t header = 1;
  std::size_t value = 0;
  while (header < file.size() && file[header] == continued) {
    value += continued;
    ++header;
  }
  if (header < file.size())
    value += file[header++];
  return std::min(header + value, file.size());
}

} // namespace

void add_record(card::Bytes& file, std::uint8_t tag, const card::Bytes& value) {
  file.push_back(tag);
  std::size_t length = value.size();
  for (; length >= continued; length -= continued)
    file.push_back(continued);
  file.push_back(static_cast<std::uint8_t>(length));
  file.insert(file.end(), value.begin(), value.end());
}

std::optional<card::Bytes> records_between(card::ByteView file, std::uint8_t first, std::uint8_t last) {
  std::optional<card::Bytes> records;
  while (!file.empty()) {
    const auto tag = file.front();
    const auto record = file.first(record_length(file));
    if (tag == first && !records)
      records.emplace();
    if (records) {
      records->insert(records->end(), record.begin(), record.end());
      if (tag == last)
        return records;
    }
    file = file.subspan(record.size());
  }
  return std::nullopt;
}

} // namespace simulator
