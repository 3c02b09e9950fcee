// SPDX-License-Identifier: EUPL-1.2
#include "session/official_page.h"

#include <gtest/gtest.h>

namespace session {
namespace {

portal::Description description() {
  portal::Description made;
  made.start = {{"", "https://www.example.be/"}, {"fr", "https://www.example.be/fr"}};
  return made;
}

TEST(OfficialPage, tells_of_a_new_pin_in_the_users_language) {
  const auto page = [](const char* language) {
    return page_for(signin::Failure::pin_blocked, description(), language);
  };
  EXPECT_EQ(page("nl"), "https://www.ibz.rrn.fgov.be/nl/burger/identiteitsdocumenten/eid/aanvraag-pincode");
  EXPECT_EQ(page("fr"), "https://www.ibz.rrn.fgov.be/fr/citoyen/documents-didentite/eid/demande-dun-code-pin");
  EXPECT_EQ(page("de"), "https://www.ibz.rrn.fgov.be/de/buerger/identitaetsdokumente/eid/beantragung-pin-code");
  EXPECT_EQ(page(""), "");
}

TEST(OfficialPage, is_the_portals_where_the_browser_may_come_further) {
  EXPECT_EQ(page_for(signin::Failure::no_common_signature, description(), "fr"), "https://www.example.be/fr");
  EXPECT_EQ(page_for(signin::Failure::unsupported_card, description(), ""), "https://www.example.be/");
}

TEST(OfficialPage, is_none_for_what_no_page_mends) {
  EXPECT_EQ(page_for(signin::Failure::service_stopped, description(), "nl"), "");
}

} // namespace
} // namespace session
