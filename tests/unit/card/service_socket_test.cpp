// SPDX-License-Identifier: EUPL-1.2
#include "card/service_socket.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>

#include <cstdlib>
#include <fstream>
#include <thread>

namespace card {

namespace {

using namespace std::chrono_literals;
using Woken = SocketWatch::Woken;

class Socket : public testing::Test {
protected:
  Socket() {
    std::string pattern = (std::filesystem::temp_directory_path() / "primaweb-socket-XXXXXX").string();
    m_directory = ::mkdtemp(pattern.data());
  }

  ~Socket() override { std::filesystem::remove_all(m_directory); }

  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  Socket(Socket&&) = delete;
  Socket& operator=(Socket&&) = delete;

  static void touch(const std::filesystem::path& path) { std::ofstream{path}.put('x'); }

  std::filesystem::path m_directory;
  base::FileDescriptor m_cancel{::eventfd(0, EFD_CLOEXEC)};
};

} // namespace

TEST_F(Socket, wakes_when_it_appears) {
  const auto socket = m_directory / "pcscd.comm";
  const SocketWatch watch{socket};
  std::thread creator{[&] { touch(socket); }};
  EXPECT_EQ(watch.wait(m_cancel.get(), 2min), Woken::by_change);
  creator.join();
}

TEST_F(Socket, wakes_when_it_appeared_before_the_wait) {
  const auto socket = m_directory / "pcscd.comm";
  const SocketWatch watch{socket};
  touch(socket);
  EXPECT_EQ(watch.wait(m_cancel.get(), 2min), Woken::by_change);
}

TEST_F(Socket, wakes_when_the_nearest_missing_directory_appears) {
  const auto socket = m_directory / "run" / "pcscd" / "pcscd.comm";
  const SocketWatch watch{socket};
  std::filesystem::create_directory(m_directory / "run");
  EXPECT_EQ(watch.wait(m_cancel.get(), 2min), Woken::by_change);
  const SocketWatch next{socket};
  std::filesystem::create_directory(m_directory / "run" / "pcscd");
  EXPECT_EQ(next.wait(m_cancel.get(), 2min), Woken::by_change);
}

TEST_F(Socket, wakes_when_its_directory_goes) {
  const auto socket = m_directory / "pcscd" / "pcscd.comm";
  std::filesystem::create_directory(socket.parent_path());
  const SocketWatch watch{socket};
  std::filesystem::remove(socket.parent_path());
  EXPECT_EQ(watch.wait(m_cancel.get(), 2min), Woken::by_change);
}

TEST_F(Socket, wakes_when_its_permissions_change) {
  const auto socket = m_directory / "pcscd.comm";
  touch(socket);
  const SocketWatch watch{socket};
  std::filesystem::permissions(socket, std::filesystem::perms::owner_read);
  EXPECT_EQ(watch.wait(m_cancel.get(), 2min), Woken::by_change);
}

TEST_F(Socket, sleeps_on_when_something_else_appears_beside_it) {
  const SocketWatch watch{m_directory / "pcscd.comm"};
  touch(m_directory / "other");
  EXPECT_EQ(watch.wait(m_cancel.get(), 50ms), Woken::by_bound);
}

TEST_F(Socket, wakes_when_it_is_cancelled_also_before_the_wait) {
  const SocketWatch watch{m_directory / "pcscd.comm"};
  ::eventfd_write(m_cancel.get(), 1);
  EXPECT_EQ(watch.wait(m_cancel.get(), std::nullopt), Woken::by_cancel);
}

} // namespace card
