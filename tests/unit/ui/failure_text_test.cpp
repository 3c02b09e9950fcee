// SPDX-License-Identifier: EUPL-1.2
#include "ui/failure_text.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

TEST(FailureText, says_what_happened_what_to_do_and_what_the_button_does_for_every_failure) {
  for (const signin::Failure failure : signin::all_failures) {
    const ui::FailureText text = ui::failure_text(failure);
    EXPECT_FALSE(text.title.empty()) << signin::code(failure);
    EXPECT_FALSE(text.what_to_do.empty()) << signin::code(failure);
    EXPECT_FALSE(text.button.empty()) << signin::code(failure);
  }
}

TEST(FailureText, has_a_title_of_its_own_for_every_failure) {
  std::set<std::string> titles;
  for (const signin::Failure failure : signin::all_failures)
    EXPECT_TRUE(titles.insert(ui::failure_text(failure).title.raw()).second) << signin::code(failure);
}

TEST(FailureText, tells_the_helpdesk_how_to_start_the_card_service) {
  EXPECT_EQ(ui::failure_text(signin::Failure::service_stopped).command, "systemctl enable --now pcscd.socket");
  EXPECT_TRUE(ui::failure_text(signin::Failure::card_mute).command.empty());
}

TEST(FailureText, names_the_button_after_the_remedy) {
  EXPECT_EQ(ui::failure_text(signin::Failure::portal_slow).button, "_Try again");
  EXPECT_EQ(ui::failure_text(signin::Failure::portal_in_circles).button, "_Go on in the portal");
  EXPECT_EQ(ui::failure_text(signin::Failure::no_profile).button, "_Sign out and sign in again");
  EXPECT_EQ(ui::failure_text(signin::Failure::pin_blocked).button, "_Close");
}

TEST(FailureText, sends_the_holder_of_a_blocked_pin_to_the_municipality_with_the_puk_code) {
  const std::string text = ui::failure_text(signin::Failure::pin_blocked).what_to_do;
  EXPECT_NE(text.find("PUK code"), std::string::npos);
  EXPECT_NE(text.find("municipality"), std::string::npos);
}

} // namespace
