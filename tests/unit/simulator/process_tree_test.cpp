// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/process_tree.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace {

/// A process that waits, and one that it started; both end with this.
class Family {
public:
  Family() {
    std::array<int, 2> pipe_ends{};
    if (pipe(pipe_ends.data()) != 0)
      return;
    m_child = fork();
    if (m_child == 0) {
      const pid_t grandchild = fork();
      if (grandchild == 0)
        wait_for_end();
      const auto written = write(pipe_ends[1], &grandchild, sizeof(grandchild));
      static_cast<void>(written);
      wait_for_end();
    }
    const auto got = ::read(pipe_ends[0], &m_grandchild, sizeof(m_grandchild));
    static_cast<void>(got);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
  }

  ~Family() {
    for (const pid_t process : {m_grandchild, m_child})
      if (process > 1) // others are groups, or everybody
        kill(process, SIGKILL);
    if (m_child > 1)
      waitpid(m_child, nullptr, 0);
  }

  Family(const Family&) = delete;
  Family& operator=(const Family&) = delete;
  Family(Family&&) = delete;
  Family& operator=(Family&&) = delete;

  [[nodiscard]] pid_t child() const { return m_child; }

  [[nodiscard]] pid_t grandchild() const { return m_grandchild; }

private:
  [[noreturn]] static void wait_for_end() {
    while (true)
      pause();
  }

  pid_t m_child = 0;
  pid_t m_grandchild = 0;
};

TEST(ProcessTree, holds_what_a_process_started_and_what_that_started) {
  const Family family;
  ASSERT_GT(family.grandchild(), 1);
  EXPECT_TRUE(simulator::descends_from(family.child(), getpid()));
  EXPECT_TRUE(simulator::descends_from(family.grandchild(), getpid()));
  EXPECT_TRUE(simulator::descends_from(family.grandchild(), family.child()));
}

TEST(ProcessTree, holds_neither_itself_nor_who_started_it_nor_a_sister) {
  const Family family;
  const Family other;
  EXPECT_FALSE(simulator::descends_from(getpid(), getpid()));
  EXPECT_FALSE(simulator::descends_from(getppid(), getpid()));
  EXPECT_FALSE(simulator::descends_from(family.child(), other.child()));
  EXPECT_FALSE(simulator::descends_from(1, getpid()));
}

TEST(ProcessTree, holds_nobody_who_is_gone) {
  pid_t gone = fork();
  if (gone == 0)
    _exit(0);
  waitpid(gone, nullptr, 0);
  EXPECT_FALSE(simulator::descends_from(gone, getpid()));
}

} // namespace
