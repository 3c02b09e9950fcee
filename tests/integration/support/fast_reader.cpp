// SPDX-License-Identifier: EUPL-1.2
#include "fast_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace integration {

namespace {

int make_and_open(const std::filesystem::path& path) {
  std::filesystem::remove(path);
  if (::mkfifo(path.c_str(), 0600) != 0)
    throw std::runtime_error{"cannot make " + path.string()};
  return ::open(path.c_str(), O_RDWR | O_CLOEXEC); // NOLINT(*-vararg)
}

} // namespace

FastReader::FastReader(std::filesystem::path fifo) : m_path{std::move(fifo)}, m_fifo{make_and_open(m_path)} {
}

std::string FastReader::configuration() const {
  return "FRIENDLYNAME \"Fast reader\"\nDEVICENAME " + m_path.string() +
         "\nLIBPATH " FAST_READER_DRIVER "\nCHANNELID 0\n";
}

void FastReader::happen(char what) {
  if (::write(m_fifo.get(), &what, 1) != 1)
    throw std::runtime_error{"pcscd's reader is gone"};
}

} // namespace integration
