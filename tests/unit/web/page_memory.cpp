// SPDX-License-Identifier: EUPL-1.2
#include "page_memory.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Address = std::uint64_t;

std::string path_of(const std::string& process, const char* file) {
  return "/proc/" + process + "/" + file;
}

/// Of a process that is running; empty else.
std::pair<std::string, std::string> parent_and_name(const std::string& process) {
  std::ifstream stat{path_of(process, "stat")};
  const std::string line{std::istreambuf_iterator<char>{stat}, {}};
  const auto begin = line.find('(');
  const auto end = line.rfind(')');
  if (begin == std::string::npos || end == std::string::npos || end + 4 > line.size() || line[end + 2] == 'Z')
    return {};
  const auto parent = line.substr(end + 4);
  return {parent.substr(0, parent.find(' ')), line.substr(begin + 1, end - begin - 1)};
}

bool is_own_page_process(const std::string& process) {
  auto [each, name] = parent_and_name(process);
  if (name != "WebKitWebProces") // the kernel keeps no more of a name
    return false;
  while (!each.empty() && each != "0" && each != std::to_string(getpid()))
    each = parent_and_name(each).first;
  return each == std::to_string(getpid());
}

/// Calls `visit` with each run of pages that are there: a page's process reserves many gigabytes that it never touches.
template <typename Visit>
void for_each_run(std::ifstream& pages, Address begin, Address end, const Visit& visit) {
  const Address page = static_cast<Address>(sysconf(_SC_PAGESIZE));
  std::array<std::uint64_t, 1U << 15U> entries{};
  Address run = end;
  for (Address at = begin; at < end;) {
    const auto count = std::min<Address>((end - at) / page, entries.size());
    entries.fill(0);
    pages.clear();
    pages.seekg(static_cast<std::streamoff>(at / page * sizeof(entries[0])));
    pages.read(reinterpret_cast<char*>(entries.data()), static_cast<std::streamsize>(count * sizeof(entries[0])));
    for (Address index = 0; index < count; ++index, at += page) {
      const bool is_there = (entries.at(index) >> 62U) != 0; // present, or swapped out
      if (is_there && run == end)
        run = at;
      else if (!is_there && run != end)
        visit(std::exchange(run, end), at);
    }
  }
  if (run != end)
    visit(run, end);
}

bool holds(const std::string& process, const std::string& text) {
  std::ifstream maps{path_of(process, "maps")};
  std::ifstream pages{path_of(process, "pagemap"), std::ios::binary};
  std::ifstream memory{path_of(process, "mem"), std::ios::binary};
  bool is_found = false;
  std::string piece;
  for (std::string line; !is_found && std::getline(maps, line);) {
    std::istringstream words{line};
    Address begin = 0;
    Address end = 0;
    char dash = 0;
    std::string may;
    words >> std::hex >> begin >> dash >> end >> may;
    if (may.compare(0, 2, "rw") != 0)
      continue;
    for_each_run(pages, begin, end, [&](Address from, Address to) {
      piece.assign(to - from, '\0');
      memory.clear();
      memory.seekg(static_cast<std::streamoff>(from));
      memory.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      is_found = is_found || piece.find(text) != std::string::npos;
    });
  }
  return is_found;
}

} // namespace

std::size_t page_processes_with(const std::string& text) {
  std::vector<std::string> processes;
  for (const auto& each : std::filesystem::directory_iterator{"/proc"})
    if (const auto name = each.path().filename().string(); std::isdigit(static_cast<unsigned char>(name.front())) != 0)
      processes.push_back(name);
  return static_cast<std::size_t>(std::count_if(processes.begin(), processes.end(), [&text](const auto& process) {
    return is_own_page_process(process) && holds(process, text);
  }));
}
