// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "checkup/network_checks.h"
#include "simulator/portal/portal.h"

#include <gio/gio.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace checkup {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The practice portal and its card host, which wants a client's certificate.
class NetworkChecks : public testing::Test {
protected:
  NetworkChecks() : m_portal{{}, [this](const std::string& request) { m_requests.push_back(request); }} {
    std::string folder = (std::filesystem::temp_directory_path() / "check-up.XXXXXX").string();
    m_folder = mkdtemp(folder.data());
    write("portal.ini", m_portal.description());
    write("root.pem", m_portal.root_pem());
    const auto description = std::get<portal::Description>(portal::load_description(m_folder + "/portal.ini", true));
    m_servers = {.start = description.start_for("nl"),
                 .card_hosts = description.card_hosts,
                 .trust = {.practice_root = m_folder + "/root.pem"},
                 .bound = std::chrono::minutes{2}};
  }

  ~NetworkChecks() override { std::filesystem::remove_all(m_folder); }

  void write(const std::string& name, const std::string& text) const { std::ofstream{m_folder + "/" + name} << text; }

  Line line_of(Check check) {
    for (const auto& line : check_network(m_servers))
      if (line.check == check)
        return line;
    return {check, State::look, "no such line", {}};
  }

  std::vector<std::string> m_requests;
  simulator::Portal m_portal;
  std::string m_folder;
  Servers m_servers;
};

TEST_F(NetworkChecks, find_a_portal_and_a_card_host_that_are_there_and_trusted) {
  ASSERT_FALSE(m_servers.card_hosts.empty());
  const auto lines = check_network(m_servers);
  ASSERT_EQ(lines.size(), 4U);
  for (const auto& line : lines)
    EXPECT_EQ(line.state, State::good) << static_cast<int>(line.check) << line.detail;
  EXPECT_THAT(lines[2].detail, HasSubstr(m_servers.card_hosts.front()));
}

TEST_F(NetworkChecks, ask_the_portal_for_one_page_and_the_card_host_for_nothing) {
  static_cast<void>(check_network(m_servers));
  EXPECT_THAT(m_requests, testing::ElementsAre(HasSubstr("portal GET /nl/")));
}

TEST_F(NetworkChecks, tell_no_path_of_the_portal) {
  EXPECT_THAT(line_of(Check::portal).detail, Not(HasSubstr("/nl/")));
}

TEST_F(NetworkChecks, believe_no_server_that_a_sign_in_would_not) {
  write("root.pem", simulator::Portal{{}, {}}.root_pem());
  const auto lines = check_network(m_servers);
  EXPECT_EQ(lines[1].failure, signin::Failure::portal_untrusted);
  EXPECT_EQ(lines[1].state, State::broken);
  EXPECT_EQ(lines[2].failure, signin::Failure::card_host_untrusted);
  EXPECT_EQ(lines[3].check, Check::clock);
  EXPECT_EQ(lines[3].state, State::look);
}

TEST_F(NetworkChecks, ask_nobody_in_practice_whose_authority_cannot_be_read) {
  std::filesystem::remove(m_folder + "/root.pem");
  const auto lines = check_network(m_servers);
  ASSERT_EQ(lines.size(), 1 + m_servers.card_hosts.size());
  EXPECT_EQ(lines[0].failure, signin::Failure::portal_untrusted);
  EXPECT_EQ(lines[1].failure, signin::Failure::card_host_untrusted);
  EXPECT_THAT(m_requests, testing::IsEmpty());
}

TEST_F(NetworkChecks, want_the_authority_that_a_sign_in_wants) {
  m_servers.trust.card_host_issuers = {"sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="};
  EXPECT_EQ(line_of(Check::card_host).failure, signin::Failure::card_host_issuer_unexpected);
}

TEST_F(NetworkChecks, tell_what_cannot_be_reached) {
  m_servers.start = "https://portal.primaweb.localhost:1/";
  m_servers.card_hosts = {"card.primaweb.localhost:1"};
  const auto lines = check_network(m_servers);
  EXPECT_EQ(lines[1].failure, signin::Failure::portal_unreachable);
  EXPECT_EQ(lines[2].failure, signin::Failure::card_host_unreachable);
}

TEST_F(NetworkChecks, wait_for_nobody_longer_than_their_bound) {
  const base::ObjectPtr<GSocketListener> silent{g_socket_listener_new()};
  const auto port = std::to_string(g_socket_listener_add_any_inet_port(silent.get(), nullptr, nullptr));
  m_servers.start = "https://portal.primaweb.localhost:" + port + "/";
  m_servers.card_hosts = {"card.primaweb.localhost:" + port};
  m_servers.bound = std::chrono::milliseconds{300};
  const auto lines = check_network(m_servers);
  EXPECT_EQ(lines[1].failure, signin::Failure::portal_slow);
  EXPECT_EQ(lines[2].failure, signin::Failure::card_host_unreachable);
}

} // namespace
} // namespace checkup
