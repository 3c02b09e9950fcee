// SPDX-License-Identifier: EUPL-1.2
#include "portal_client.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using simulator::Portal;
using simulator::PortalOptions;

using Numbers = std::map<std::string, std::uint64_t>;

/// The numbers of the n-th line that begins so, by their names; none when there is no such line.
Numbers numbers_of(const std::vector<std::string>& lines, const std::string& beginning, std::size_t n = 0) {
  for (const std::string& line : lines) {
    if (!line.starts_with(beginning) || n-- > 0)
      continue;
    Numbers numbers;
    std::istringstream words{line.substr(beginning.size())};
    std::string name;
    for (std::uint64_t number = 0; words >> name >> number;)
      numbers.emplace(name, number);
    return numbers;
  }
  return {};
}

class PracticePortalMeasured : public testing::Test {
protected:
  /// Does with a portal what `visit` says.
  void with_portal(PortalOptions options, const std::function<void(PortalClient&)>& visit) {
    options.card_roots_pem = m_card.root_pem();
    const Portal portal{options, [this](const std::string& line) { m_lines.push_back(line); }};
    PortalClient client{portal, m_card.gio()};
    visit(client);
    client.get("/nl"); // what was answered before is told by then
  }

  ClientCertificate m_card;
  std::vector<std::string> m_lines;
};

constexpr const char* service = "/nl/professionals/primaweb";
constexpr const char* service_answered = "answered portal GET /nl/professionals/primaweb 200 ";

TEST_F(PracticePortalMeasured, tells_when_an_answer_began_and_how_long_it_took) {
  const auto before = static_cast<std::uint64_t>(g_get_monotonic_time());
  with_portal({.answer_delay = std::chrono::milliseconds{30}, .measures = true},
              [](PortalClient& client) { client.get(service); });
  const auto after = static_cast<std::uint64_t>(g_get_monotonic_time());
  auto numbers = numbers_of(m_lines, service_answered);
  EXPECT_GE(numbers["began"], before);
  EXPECT_GE(numbers["took"], 30'000U);
  EXPECT_LE(numbers["began"] + numbers["took"], after);
}

TEST_F(PracticePortalMeasured, counts_the_bytes_of_a_connection) {
  std::size_t page = 0;
  with_portal({.measures = true}, [&page](PortalClient& client) {
    client.get(service);
    page = client.get(service).body.size();
  });
  auto first = numbers_of(m_lines, service_answered);
  auto second = numbers_of(m_lines, service_answered, 1);
  ASSERT_NE(first["connection"], 0U);
  EXPECT_EQ(second["connection"], first["connection"]);
  EXPECT_GT(second["received"], first["received"]);
  EXPECT_GT(second["sent"], first["sent"] + page);
}

TEST_F(PracticePortalMeasured, names_the_three_hosts_and_no_query) {
  with_portal({.measures = true}, [](PortalClient& client) { client.sign_in(); });
  for (const char* each : {"answered idp GET /fas/XUI/ 200 ", "answered certif GET /fas/eid 302 ",
                           "answered portal GET /nl/access/entity 200 "})
    EXPECT_FALSE(numbers_of(m_lines, each).empty()) << each;
  for (const std::string& line : m_lines)
    EXPECT_EQ(line.find('?'), std::string::npos) << line;
}

TEST_F(PracticePortalMeasured, says_nothing_of_it_unasked) {
  with_portal({}, [](PortalClient& client) { client.get(service); });
  EXPECT_EQ(m_lines, (std::vector<std::string>{"portal GET /nl/professionals/primaweb", "portal GET /nl"}));
}

} // namespace
