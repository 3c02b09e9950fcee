// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "session/live_check.h"
#include "session/portal_check.h"
#include "simulator/portal/portal.h"

#include <giomm/init.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

/// A practice portal and the folder that tells a launcher of it.
class PortalCheck : public testing::Test {
protected:
  static void SetUpTestSuite() { Gio::init(); }

  PortalCheck() : m_portal{{}, [this](const std::string& request) { m_requests.push_back(request); }} {
    std::string folder = (std::filesystem::temp_directory_path() / "portal-check.XXXXXX").string();
    m_folder = mkdtemp(folder.data());
    write("portal.ini", m_portal.description());
    write("root.pem", m_portal.root_pem());
    write("server.pem", m_portal.server_pem());
  }

  ~PortalCheck() override { std::filesystem::remove_all(m_folder); }

  void write(const std::string& name, const std::string& text) const { std::ofstream{m_folder + "/" + name} << text; }

  /// Adds to the description's [portal].
  void describe(const std::string& line) const {
    auto text = m_portal.description();
    text.insert(text.find("format=1"), line + "\n");
    write("portal.ini", text);
  }

  [[nodiscard]] std::string address(const std::string& path) const {
    return std::string{"https://"} + simulator::portal_host_name + ":" + std::to_string(m_portal.portal_port()) + path;
  }

  int check(bool live) {
    std::ostringstream out;
    const int status = session::check_portal(m_folder, live, out);
    m_text = out.str();
    return status;
  }

  std::vector<std::string> m_requests;
  simulator::Portal m_portal;
  std::string m_folder;
  std::string m_text;
};

TEST_F(PortalCheck, prints_what_is_in_force_and_asks_nobody) {
  EXPECT_EQ(check(false), 0);
  EXPECT_THAT(m_text, ContainsRegex("method +shipped +sign-in-method +verified"));
  EXPECT_TRUE(m_requests.empty());
}

TEST_F(PortalCheck, fails_for_a_broken_file) {
  describe("colour=red");
  EXPECT_EQ(check(false), 1);
  EXPECT_THAT(m_text, ContainsRegex("portal.ini:[0-9]+: \\[portal\\] colour: expected no such key"));
}

TEST_F(PortalCheck, asks_live_for_the_addresses_that_need_no_sign_in_and_for_no_other) {
  describe("public-pages=" + address("/nl") + ";" + address("/"));
  EXPECT_EQ(check(true), 0) << m_text;
  EXPECT_THAT(m_requests, testing::UnorderedElementsAre(
                              "portal GET /nl/professionals/primaweb", "portal GET /fr/professionals/primaweb",
                              "portal GET /de/professionals/primaweb", "portal GET /nl", "portal GET /"));
  EXPECT_THAT(m_text, HasSubstr("  fine  " + address("/nl") + "  200\n"));
  EXPECT_THAT(m_text, ContainsRegex("  fine  [^ ]*/  302 → portal.primaweb.localhost:[0-9]+/nl\n"));
}

TEST_F(PortalCheck, fails_for_an_address_that_is_gone) {
  describe("public-pages=" + address("/gone"));
  EXPECT_EQ(check(true), 1);
  EXPECT_THAT(m_text, HasSubstr("  FAILED  " + address("/gone") + "  404\n"));
}

TEST_F(PortalCheck, waits_for_no_answer_longer_than_its_bound) {
  const base::ObjectPtr<GSocketListener> silent{g_socket_listener_new()};
  const auto port = g_socket_listener_add_any_inet_port(silent.get(), nullptr, nullptr);
  ASSERT_NE(port, 0);
  portal::Description description;
  description.start[""] = std::string{"https://"} + simulator::portal_host_name + ":" + std::to_string(port) + "/";
  const auto answers = session::check_live(description, {m_folder + "/root.pem"}, 1);
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_FALSE(answers[0].is_fine);
  EXPECT_EQ(answers[0].told, "no answer in time");
}

TEST_F(PortalCheck, says_of_each_address_why_nobody_answers) {
  auto description = std::get<portal::Description>(portal::load_description(m_folder + "/portal.ini", true));
  description.start = {{"", "https://portal.primaweb.localhost:1/"}, {"nl", "https://portal.primaweb.localhost:1/nl"}};
  const auto answers = session::check_live(description, {m_folder + "/root.pem"}, 20);
  ASSERT_EQ(answers.size(), 2U);
  for (const auto& answer : answers) {
    EXPECT_FALSE(answer.is_fine);
    EXPECT_THAT(answer.told, testing::AllOf(Not(""), Not("no answer in time")));
  }
}

TEST_F(PortalCheck, believes_no_server_that_the_launcher_would_not) {
  write("root.pem", simulator::Portal{{}, {}}.root_pem());
  EXPECT_EQ(check(true), 1);
  EXPECT_THAT(m_text, Not(HasSubstr("  fine  ")));
  EXPECT_TRUE(m_requests.empty());
}

TEST_F(PortalCheck, follows_no_redirect_and_tells_no_query) {
  describe("public-pages=" + address("/nl/primaweb/start"));
  EXPECT_EQ(check(true), 0) << m_text;
  EXPECT_THAT(m_text, ContainsRegex("302 → idp.primaweb.localhost:[0-9]+/fas/XUI/\n"));
  EXPECT_THAT(m_text, Not(HasSubstr("goto=")));
  EXPECT_THAT(m_requests, Not(testing::Contains(HasSubstr("idp "))));
}

} // namespace
