// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_files.h"

#include "card/apdu.h"
#include "card/der_length.h"
#include "card/t0_exchange.h"

#include <algorithm>
#include <cstddef>

namespace card {

namespace {

constexpr std::uint16_t master_file = 0x3F00;
constexpr std::uint16_t belpic = 0xDF00;

/// The offset of READ BINARY has 15 bits (doc/belgian-eid.md §2.5).
constexpr std::size_t max_file_size = 0x8000;

Outcome<std::monostate> select_file(Transport& transport, EidFile file) {
  const auto answer = send(transport, select_by_path({master_file, belpic, static_cast<std::uint16_t>(file)}));
  if (!succeeded(answer))
    return std::get<Fault>(answer);
  const auto status = std::get<Response>(answer).status;
  if (status == status::success)
    return std::monostate{};
  if (status == status::file_not_found || status == status::file_not_activated_1_7 ||
      status == status::file_not_activated_1_8)
    return Fault::no_certificate;
  return Fault::unexpected_answer;
}

Outcome<Bytes> read_piece(Transport& transport, std::size_t offset, std::size_t length) {
  auto answer = send(transport, read_binary(offset, length));
  if (!succeeded(answer))
    return std::get<Fault>(answer);
  auto& [data, status] = std::get<Response>(answer);
  const bool is_refused = status == status::file_not_activated_1_8 || status == status::file_not_readable_1_7;
  if (is_refused && data.empty()) // with data it is what became of a torn answer
    return Fault::no_certificate;
  if (status != status::success || data.empty() || data.size() > length)
    return Fault::unexpected_answer;
  return std::move(data);
}

} // namespace

Outcome<std::monostate> select_belpic(Transport& transport) {
  const auto answer = send(transport, select_by_path({master_file, belpic}));
  if (!succeeded(answer))
    return std::get<Fault>(answer);
  if (std::get<Response>(answer).status != status::success)
    return Fault::unexpected_answer;
  return std::monostate{};
}

Outcome<Bytes> read_certificate(Transport& transport, EidFile file) {
  if (const auto selected = select_file(transport, file); !succeeded(selected))
    return std::get<Fault>(selected);

  auto first = read_piece(transport, 0, max_piece);
  if (!succeeded(first))
    return first;
  auto& certificate = std::get<Bytes>(first);
  if (std::ranges::all_of(certificate, [](auto byte) { return byte == 0; }))
    return Fault::no_certificate;

  const auto length = der_length(certificate);
  if (!length || *length > max_file_size)
    return Fault::unexpected_answer;
  while (certificate.size() < *length) {
    auto piece = read_piece(transport, certificate.size(), std::min(max_piece, *length - certificate.size()));
    if (!succeeded(piece))
      return piece;
    const auto& bytes = std::get<Bytes>(piece);
    certificate.insert(certificate.end(), bytes.begin(), bytes.end());
  }
  certificate.resize(*length);
  return first;
}

} // namespace card
