// SPDX-License-Identifier: EUPL-1.2
#include "card/pcscd_state.h"
#include "ordinary_user.h"
#include "unix_listener.h"

#include <gtest/gtest.h>
#include <sys/eventfd.h>

#include <array>
#include <cstdlib>
#include <future>
#include <optional>
#include <set>

namespace card {

namespace {

using namespace std::chrono_literals;

constexpr auto enough = 2min;

class AskService : public testing::Test {
protected:
  AskService() {
    std::string pattern = (std::filesystem::temp_directory_path() / "primaweb-service-XXXXXX").string();
    m_directory = ::mkdtemp(pattern.data());
  }

  ~AskService() override { std::filesystem::remove_all(m_directory); }

  AskService(const AskService&) = delete;
  AskService& operator=(const AskService&) = delete;
  AskService(AskService&&) = delete;
  AskService& operator=(AskService&&) = delete;

  [[nodiscard]] std::filesystem::path socket() const { return m_directory / "pcscd.comm"; }

  [[nodiscard]] PcscdState ask(std::chrono::milliseconds bound = enough) const {
    return ask_service(socket(), -1, bound);
  }

  /// Asks a service that does `answer` with the connection it is asked on.
  template <typename Answer>
  [[nodiscard]] PcscdState ask_one_that(Answer answer) const {
    const UnixListener listener{socket()};
    auto asked = std::async(std::launch::async, [this] { return ask(); });
    answer(listener.take());
    return asked.get();
  }

  std::filesystem::path m_directory;
};

} // namespace

TEST_F(AskService, finds_it_absent_without_a_socket_and_without_its_directory) {
  EXPECT_EQ(ask(), PcscdState::absent);
  EXPECT_EQ(ask_service(m_directory / "run" / "pcscd.comm", -1, enough), PcscdState::absent);
}

TEST_F(AskService, finds_it_stopped_when_its_socket_was_left_behind) {
  {
    const UnixListener listener{socket()};
  }
  EXPECT_EQ(ask(), PcscdState::stopped);
}

TEST_F(AskService, finds_it_forbidden_when_the_user_may_not_open_the_socket) {
  const UnixListener listener{socket()};
  std::filesystem::permissions(m_directory, std::filesystem::perms::all);
  std::filesystem::permissions(socket(), std::filesystem::perms::owner_read);
  const OrdinaryUser user;
  EXPECT_EQ(ask(), PcscdState::forbidden);
}

TEST_F(AskService, finds_it_running_whatever_it_answers) {
  EXPECT_EQ(ask_one_that([](const base::FileDescriptor& connection) {
              std::array<char, 20> request{};
              EXPECT_EQ(::recv(connection.get(), request.data(), request.size(), MSG_WAITALL), 20);
              EXPECT_EQ(::send(connection.get(), "x", 1, MSG_NOSIGNAL), 1);
              ::recv(connection.get(), request.data(), 1, 0); // until the asker has gone
            }),
            PcscdState::running);
}

TEST_F(AskService, finds_itself_refused_when_it_hangs_up_without_reading) {
  EXPECT_EQ(ask_one_that([](base::FileDescriptor connection) {
              char first = 0;
              ::recv(connection.get(), &first, 1, MSG_PEEK); // so that the request is there, unread
              const auto hung_up = std::move(connection);
            }),
            PcscdState::refused);
}

TEST_F(AskService, finds_it_stopped_when_it_went_on_the_way) {
  EXPECT_EQ(ask_one_that([](const base::FileDescriptor& connection) {
              std::array<char, 20> request{};
              ::recv(connection.get(), request.data(), request.size(), MSG_WAITALL);
            }),
            PcscdState::stopped);
}

TEST_F(AskService, finds_it_silent_after_the_bound) {
  const UnixListener listener{socket()};
  EXPECT_EQ(ask(50ms), PcscdState::silent);
}

TEST_F(AskService, finds_it_silent_when_nobody_takes_the_connections_that_wait) {
  const UnixListener listener{socket(), 0};
  EXPECT_EQ(ask(1ms), PcscdState::silent); // this one waits in the queue now
  EXPECT_EQ(ask(), PcscdState::silent);    // and there is no room for another
}

TEST_F(AskService, is_called_off) {
  const UnixListener listener{socket()};
  const base::FileDescriptor cancel{::eventfd(1, EFD_CLOEXEC)};
  EXPECT_EQ(ask_service(socket(), cancel.get(), enough), PcscdState::silent);
}

TEST(FaultOfService, is_another_for_each_way_to_fail) {
  std::set<Fault> faults;
  for (const auto service : {PcscdState::absent, PcscdState::stopped, PcscdState::forbidden, PcscdState::refused,
                             PcscdState::incompatible, PcscdState::silent})
    EXPECT_TRUE(faults.insert(fault_of(service)).second);
}

} // namespace card
