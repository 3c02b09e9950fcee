// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/chip_files.h"

#include "simulator/card/hex.h"
#include "simulator/card/identity_record.h"

#include <algorithm>
#include <array>
#include <utility>

namespace simulator {

namespace {

std::uint16_t file_id(card::ByteView bytes) {
  return static_cast<std::uint16_t>(bytes[0] << 8U | bytes[1]);
}

struct Application {
  std::uint16_t directory;
  card::Bytes aid;
};

const std::array<Application, 3>& applications() {
  static const std::array<Application, 3> all{
      Application{file::master, from_hex("A000000030290570 00AD13100101FF")},
      Application{file::belpic, from_hex("A000000177504B43532D3135")},
      Application{file::identity_directory, from_hex("A00000017749644669 6C6573")},
  };
  return all;
}

} // namespace

ChipFiles::ChipFiles(FileContents contents) : m_contents{std::move(contents)} {
}

void ChipFiles::power_on() {
  m_directory = file::master;
  m_file.reset();
}

bool ChipFiles::is_directory(std::uint16_t id) const {
  return id == file::master ||
         std::ranges::any_of(m_contents, [id](const auto& entry) { return entry.first.first == id; });
}

bool ChipFiles::enter(std::uint16_t id) {
  if (is_directory(id)) {
    m_directory = id;
    m_file.reset();
    return true;
  }
  if (!m_contents.contains({m_directory, id}))
    return false;
  m_file = id;
  return true;
}

bool ChipFiles::select_by_path(card::ByteView path) {
  const auto before = std::pair{m_directory, m_file};
  m_directory = file::master;
  m_file.reset();
  for (; !path.empty(); path = path.subspan(2)) {
    // Nothing lies under a file, and the master file only at the start of a path.
    if (m_file || !enter(file_id(path))) {
      std::tie(m_directory, m_file) = before;
      return false;
    }
  }
  return true;
}

bool ChipFiles::select_by_aid(card::ByteView aid) {
  for (const auto& application : applications()) {
    // A real card also takes a longer AID than its own.
    if (aid.size() >= application.aid.size() && std::ranges::equal(aid.first(application.aid.size()), application.aid))
      return enter(application.directory);
  }
  return false;
}

Answer ChipFiles::select(const Command& command) {
  const auto found = [](bool success) { return Answer{success ? status::success : status::file_not_found}; };
  switch (command.p1) {
  case 0x02:
    if (command.p2 != 0x0C)
      return {status::wrong_parameters};
    if (command.data.size() != 2)
      return {status::length_inconsistent};
    return found(enter(file_id(command.data)));
  case 0x04:
    if (command.p2 != 0x0C && command.p2 != 0x00)
      return {status::wrong_parameters};
    if (command.data.size() < 5 || command.data.size() > 16)
      return {status::length_inconsistent};
    return found(select_by_aid(command.data));
  case 0x08:
    if (command.p2 != 0x0C)
      return {status::wrong_parameters};
    if (command.data.empty() || command.data.size() % 2 != 0)
      return {status::length_inconsistent};
    return found(select_by_path(command.data));
  default:
    return {status::wrong_parameters};
  }
}

Answer ChipFiles::read_binary(const Command& command) const {
  constexpr unsigned short_file_identifier = 0x80;
  if ((command.p1 & short_file_identifier) != 0)
    return {status::wrong_p1_p2};
  if (!m_file)
    return {status::no_current_file};
  const auto& content = m_contents.at({m_directory, *m_file});
  const std::size_t offset = static_cast<std::size_t>(command.p1) << 8U | command.p2;
  if (offset >= content.size())
    return {status::wrong_p1_p2};
  const std::size_t remaining = content.size() - offset;
  const std::size_t length = command.expected_length();
  if (length > remaining)
    return {static_cast<std::uint16_t>(status::wrong_expected_length | remaining)};
  const auto begin = content.begin() + static_cast<std::ptrdiff_t>(offset);
  return {.data = {begin, begin + static_cast<std::ptrdiff_t>(length)}};
}

Answer ChipFiles::read_records(const Command& command) const {
  if (!m_file)
    return {status::no_current_file};
  if (*m_file != file::identity && *m_file != file::address)
    return {status::not_records};
  auto records = records_between(m_contents.at({m_directory, *m_file}), command.p1, command.p2);
  if (!records)
    return {status::record_not_found};
  return {.data = std::move(*records)};
}

Answer ChipFiles::update_binary(const Command& command, bool pin_granted) {
  if (!m_file)
    return {status::no_current_file};
  if (*m_file != file::preferences || !pin_granted)
    return {status::pin_not_verified};
  auto& content = m_contents.at({m_directory, *m_file});
  const std::size_t offset = static_cast<std::size_t>(command.p1) << 8U | command.p2;
  if (offset >= content.size())
    return {status::wrong_p1_p2};
  if (command.data.empty() || command.data.size() > content.size() - offset)
    return {status::wrong_length};
  std::ranges::copy(command.data, content.begin() + static_cast<std::ptrdiff_t>(offset));
  return {};
}

} // namespace simulator
