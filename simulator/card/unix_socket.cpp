// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/unix_socket.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace simulator {

namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error{errno, std::generic_category(), what};
}

} // namespace

base::FileDescriptor listen_at(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path))
    throw std::system_error{ENAMETOOLONG, std::generic_category(), "the practice socket's path"};
  path.copy(static_cast<char*>(address.sun_path), path.size());

  base::FileDescriptor listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  // Before bind(), which gives the mode to the file: there is no moment in which others may connect.
  if (!listener || ::fchmod(listener.get(), S_IRUSR | S_IWUSR) != 0)
    fail("the practice socket");
  ::unlink(path.c_str());
  constexpr int waiting_clients = 16;
  if (::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0 ||
      ::listen(listener.get(), waiting_clients) != 0)
    fail("the practice socket");
  return listener;
}

base::FileDescriptor accept_client(const base::FileDescriptor& listener) {
  return base::FileDescriptor{::accept4(listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)};
}

base::FileDescriptor make_event() {
  base::FileDescriptor event{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
  if (!event)
    fail("eventfd");
  return event;
}

void raise(const base::FileDescriptor& event) {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(event.get(), &one, sizeof(one)); // full means raised already
}

void clear(const base::FileDescriptor& event) {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto read = ::read(event.get(), &count, sizeof(count)); // empty means cleared already
}

} // namespace simulator
