// SPDX-License-Identifier: EUPL-1.2
#include "practice/portal/portal.h"

#include <gtest/gtest.h>

namespace {

TEST(PracticeDescription, names_the_ports_on_which_its_portal_listens) {
  const practice::Portal portal{{}, {}};
  const std::string text = portal.description();
  EXPECT_EQ(text.find("_PORT@"), std::string::npos) << "a port is missing";
  EXPECT_NE(text.find("card-hosts=certif.primaweb.localhost:" + std::to_string(portal.card_port()) + "\n"),
            std::string::npos);
  EXPECT_NE(text.find("start[fr]=https://portal.primaweb.localhost:" + std::to_string(portal.portal_port()) + "/fr/"),
            std::string::npos);
}

TEST(PracticeDescription, names_hosts_of_this_computer_only) {
  const practice::Portal portal{{}, {}};
  const std::string text = portal.description();
  for (auto at = text.find("https://"); at != std::string::npos; at = text.find("https://", at + 1))
    EXPECT_LT(text.find(".primaweb.localhost:", at), text.find('/', at + 8)) << text.substr(at, 60);
}

} // namespace
