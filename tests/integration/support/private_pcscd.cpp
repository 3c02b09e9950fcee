// SPDX-License-Identifier: EUPL-1.2
#include "private_pcscd.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace integration {

namespace {

using namespace std::chrono_literals;

constexpr auto pcscd_program = "/usr/sbin/pcscd";
constexpr auto vpcd_driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";

/// Below the ports that the kernel hands out by itself.
constexpr std::uint16_t first_port = 20'000;
constexpr int port_pairs = 6'000;

[[noreturn]] void fail(const char* what) {
  throw std::system_error{errno, std::generic_category(), what};
}

bool bind_to(int socket, const sockaddr* address, socklen_t size) {
  return ::bind(socket, address, size) == 0;
}

template <typename Address>
const sockaddr* as_sockaddr(const Address& address) {
  return reinterpret_cast<const sockaddr*>(&address); // NOLINT(*-reinterpret-cast): the sockets API
}

bool port_is_free(std::uint16_t port) {
  const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  const bool free = bind_to(probe, as_sockaddr(address), sizeof address);
  ::close(probe);
  return free;
}

/// A name that only one process of this machine can hold, and that goes when the process does: between looking at a
/// port and vpcd's using it, another test must not take it.
std::optional<int> reserve(std::uint16_t port) {
  const int holder = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto name = "primaweb-test-port-" + std::to_string(port);
  std::memcpy(&address.sun_path[1], name.data(), name.size()); // after a zero: an abstract name
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
  if (bind_to(holder, as_sockaddr(address), size))
    return holder;
  ::close(holder);
  return std::nullopt;
}

int listen_at(const std::filesystem::path& path) {
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  if (!bind_to(listener, as_sockaddr(address), sizeof address) || ::listen(listener, 16) != 0)
    fail("socket of pcscd");
  return listener;
}

/// pcscd takes its socket as systemd would hand it over: as descriptor 3, with its own process id in the environment.
/// The shell becomes pcscd, so it can say that id. Where pcscd asks polkit who may use cards, it is told not to: there
/// is nobody on this desk to ask.
pid_t spawn_pcscd(int listener, const std::filesystem::path& configuration, const std::filesystem::path& log) {
  const std::string command = std::string{"LISTEN_FDS=1 LISTEN_PID=$$ exec setpriv --pdeathsig KILL "} + pcscd_program +
                              " --foreground $(" + pcscd_program +
                              " --help | grep --only-matching --max-count=1 -e --disable-polkit) --config " +
                              configuration.string();
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  ::posix_spawn_file_actions_adddup2(&actions, 1, 2);
  ::posix_spawn_file_actions_adddup2(&actions, listener, 3);
  std::string shell = "sh";
  std::string option = "-c";
  std::string script = command;
  const std::array<char*, 4> arguments{shell.data(), option.data(), script.data(), nullptr};
  pid_t process = 0;
  const int error = ::posix_spawn(&process, "/bin/sh", &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    throw std::system_error{error, std::generic_category(), "pcscd"};
  return process;
}

/// One entry of pcscd's configuration.
std::string reader(const std::string& name, const std::string& device, const std::string& driver, int channel) {
  return "FRIENDLYNAME \"" + name + "\"\nDEVICENAME " + device + "\nLIBPATH " + driver + "\nCHANNELID " +
         std::to_string(channel) + '\n';
}

} // namespace

PrivatePcscd::PrivatePcscd() {
  auto pattern = (std::filesystem::temp_directory_path() / "primaweb-pcscd-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    fail("directory of pcscd");
  m_directory = pattern;
  m_socket = m_directory / "pcscd.comm";
  ::setenv("PCSCLITE_CSOCK_NAME", m_socket.c_str(), 1); // NOLINT(concurrency-mt-unsafe): before any other thread
  reserve_ports();
}

PrivatePcscd::~PrivatePcscd() {
  end(SIGKILL);
  ::close(m_reservation);
  std::error_code ignored;
  std::filesystem::remove_all(m_directory, ignored);
}

void PrivatePcscd::start(Readers readers) {
  switch (readers) {
  case Readers::none:
    start_with("");
    break;
  case Readers::two:
    start_with(reader("Test reader", "/dev/null:" + std::to_string(m_port), vpcd_driver, m_port));
    break;
  case Readers::with_keys:
    for (const auto* const ending : {"", ".card", ".log"})
      std::filesystem::remove(keys().string() + ending);
    std::ofstream{keys()} << "nothing\n";
    start_with(reader("Reader with keys", keys().string(), IFD_WITH_PAD, 1));
    break;
  }
}

void PrivatePcscd::start_with(const std::string& readers) {
  stop();
  remove_socket();
  const auto configuration = m_directory / "readers";
  std::filesystem::remove_all(configuration);
  std::filesystem::create_directory(configuration);
  if (!readers.empty())
    std::ofstream{configuration / "readers"} << readers;
  const int listener = listen_at(m_socket);
  m_process = spawn_pcscd(listener, configuration, m_directory / "pcscd.log");
  ::close(listener);
}

void PrivatePcscd::stop() {
  end(SIGTERM);
}

void PrivatePcscd::kill() {
  end(SIGKILL);
}

void PrivatePcscd::freeze() const {
  ::kill(m_process, SIGSTOP);
}

void PrivatePcscd::thaw() const {
  ::kill(m_process, SIGCONT);
}

void PrivatePcscd::remove_socket() const {
  std::filesystem::remove(m_socket);
}

std::string PrivatePcscd::reader_name(int slot) {
  return "Test reader 00 0" + std::to_string(slot);
}

void PrivatePcscd::reserve_ports() {
  for (int i = 0; i < port_pairs; ++i) {
    const auto port = static_cast<std::uint16_t>(first_port + 2 * ((::getpid() + i) % port_pairs));
    const auto reservation = reserve(port);
    if (!reservation)
      continue;
    if (port_is_free(port) && port_is_free(static_cast<std::uint16_t>(port + 1))) {
      m_port = port;
      m_reservation = *reservation;
      return;
    }
    ::close(*reservation);
  }
  throw std::runtime_error{"no two free ports for vpcd"};
}

void PrivatePcscd::end(int signal) {
  if (m_process == 0)
    return;
  ::kill(m_process, signal);
  for (int look = 0; look < 500 && ::waitpid(m_process, nullptr, WNOHANG) == 0; ++look) {
    if (look == 300)
      ::kill(m_process, SIGKILL);
    std::this_thread::sleep_for(10ms);
  }
  m_process = 0;
}

} // namespace integration
