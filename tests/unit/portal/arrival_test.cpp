// SPDX-License-Identifier: EUPL-1.2
#include "portal/arrival.h"

#include <gtest/gtest.h>

namespace {

using portal::is_application;
using portal::PageFace;

constexpr const char* name = "PrimaWeb";

PageFace page(const std::string& title, const std::string& heading = {}) {
  return {.title = title, .heading = heading, .buttons = {}, .links = {}, .asks = false, .whole = true};
}

TEST(Arrival, is_where_the_services_name_stands_in_title_or_main_heading) {
  EXPECT_TRUE(is_application(page("PrimaWeb – Portaal"), name));
  EXPECT_TRUE(is_application(page("Portaal", "Startpagina van PrimaWeb"), name));
  EXPECT_TRUE(is_application(page("Portail", "Page de démarrage : PRIMAWEB"), name));
  EXPECT_TRUE(is_application(page("Prima-Web"), name)) << "as the portal writes it, too";
  EXPECT_FALSE(is_application(page("Portaal", "Welkom"), name));
  EXPECT_FALSE(is_application(page("", ""), name));
  EXPECT_FALSE(is_application(page("PrimaWeb"), "")) << "a service without a name";
}

TEST(Arrival, is_not_where_the_name_is_part_of_another_word) {
  EXPECT_FALSE(is_application(page("PrimaWebshop"), name));
  EXPECT_FALSE(is_application(page("MijnPrimaWeb"), name));
  EXPECT_FALSE(is_application(page("éPrimaWeb"), name));
}

TEST(Arrival, is_not_where_letters_only_look_like_those_of_the_name) {
  EXPECT_FALSE(is_application(page("Рrimaweb"), name)) << "a Cyrillic letter";
  EXPECT_FALSE(is_application(page("Prima\u202eWeb"), name)) << "a mark that turns the direction";
}

TEST(Arrival, is_not_where_the_application_is_yet_to_be_started) {
  for (const char* start : {"Applicatie opstarten", "Lancer l'application", "Démarrer", "Anwendung starten"}) {
    auto start_page = page("PrimaWeb", "PrimaWeb");
    start_page.buttons = {"Hulp", start};
    EXPECT_FALSE(is_application(start_page, name)) << start;
    std::swap(start_page.buttons, start_page.links);
    EXPECT_FALSE(is_application(start_page, name)) << start;
  }
}

TEST(Arrival, is_not_where_something_is_yet_to_be_chosen) {
  for (const char* heading : {"PrimaWeb: kies uw rol", "PrimaWeb – Choisissez une entité", "PrimaWeb: Rolle auswählen"})
    EXPECT_FALSE(is_application(page("PrimaWeb", heading), name)) << heading;
  for (const char* button : {"kiezen", "Verder", "Continuer", "– Choisissez –", "Anmelden"}) {
    auto choice = page("PrimaWeb");
    choice.buttons = {button};
    EXPECT_FALSE(is_application(choice, name)) << button;
  }
  auto with_list = page("PrimaWeb");
  with_list.asks = true;
  EXPECT_FALSE(is_application(with_list, name));
}

TEST(Arrival, is_where_links_lead_on_that_any_application_has) {
  auto home = page("Startpagina van PrimaWeb");
  home.buttons = {"Afmelden", "Zoeken", "Se déconnecter", "Abmelden"};
  home.links = {"Aanmaken van een nieuw dossier", "Kies uw taal", "Verder lezen"};
  EXPECT_TRUE(is_application(home, name));
}

TEST(Arrival, is_nothing_to_say_of_a_page_that_was_seen_in_part) {
  auto part = page("PrimaWeb");
  part.whole = false;
  EXPECT_FALSE(is_application(part, name));
}

TEST(Arrival, takes_what_is_no_text_for_no_name) {
  EXPECT_FALSE(is_application(page("\xff\xfe"), name));
}

} // namespace
