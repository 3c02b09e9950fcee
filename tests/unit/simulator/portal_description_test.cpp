// SPDX-License-Identifier: EUPL-1.2
#include "portal/description.h"
#include "simulator/portal/portal.h"
#include "temporary_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace {

TEST(PracticeDescription, names_the_ports_on_which_its_portal_listens) {
  const simulator::Portal portal{{}, {}};
  const std::string text = portal.description();
  EXPECT_EQ(text.find("_PORT@"), std::string::npos) << "a port is missing";
  EXPECT_NE(text.find("card-hosts=certif.primaweb.localhost:" + std::to_string(portal.card_port()) + "\n"),
            std::string::npos);
  EXPECT_NE(text.find("start[fr]=https://portal.primaweb.localhost:" + std::to_string(portal.portal_port()) + "/fr/"),
            std::string::npos);
}

TEST(PracticeDescription, names_hosts_of_this_computer_only) {
  const simulator::Portal portal{{}, {}};
  const std::string text = portal.description();
  for (auto at = text.find("https://"); at != std::string::npos; at = text.find("https://", at + 1))
    EXPECT_LT(text.find(".primaweb.localhost:", at), text.find('/', at + 8)) << text.substr(at, 60);
}

TEST(PracticeDescription, is_one_that_the_launcher_can_read) {
  const simulator::Portal portal{{}, {}};
  const TemporaryDirectory around;
  const std::string path = around.path() + "/portal.ini";
  std::ofstream{path} << portal.description();

  const auto result = portal::load_description(path, true);
  if (const auto* error = std::get_if<portal::DescriptionError>(&result))
    FAIL() << error->where << ": " << error->expected;
  const auto& description = std::get<portal::Description>(result);
  EXPECT_TRUE(description.practice);
  EXPECT_TRUE(description.may_show(description.start_for("fr")));
  EXPECT_TRUE(description.may_show(description.log_out));
  EXPECT_TRUE(
      description.is_card_host("https://certif.primaweb.localhost:" + std::to_string(portal.card_port()) + "/"));
}

} // namespace
