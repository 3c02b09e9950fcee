// SPDX-License-Identifier: EUPL-1.2
#include "portal/learned_page.h"

#include <gtest/gtest.h>

namespace {

bool may_be_learned(const std::string& words, const std::string& address = "https://portal.example.be/nl/notice") {
  const portal::Locator in_place{.control = {.roles = {"button"}}, .places = {{.named = {.names = {words}}}}};
  const std::vector<std::string> names{"Ada Élise Proef"};
  const bool may_be = portal::may_be_learned(portal::press_locator(words), names);
  EXPECT_EQ(may_be, portal::may_be_learned(in_place, names)) << "nor as the name of a place: " << words;
  return portal::may_be_learned(address) && may_be;
}

TEST(LearnedPage, keeps_the_words_of_a_link_or_button) {
  for (const char* words : {"Verder", "Poursuivre vers l'application", "Weiter (Schritt 2)", "OK", "»"})
    EXPECT_TRUE(may_be_learned(words)) << words;
}

TEST(LearnedPage, keeps_nothing_that_may_be_a_number_of_a_person_or_a_file) {
  for (const char* words : {"85.07.30-033.61", "Dossier 850730", "Nr 8 5 0", "rijksregisternummer ٨٥٠"})
    EXPECT_FALSE(may_be_learned(words)) << words;
  EXPECT_FALSE(may_be_learned("Verder", "https://portal.example.be/dossier/85073003361"));
  EXPECT_FALSE(may_be_learned("Verder", "https://portal.example.be/dossier/8507/"));
  EXPECT_TRUE(may_be_learned("Verder", "https://portal.example.be:8443/v126/stap2"));
}

TEST(LearnedPage, keeps_no_name_of_the_cards_holder) {
  for (const char* words : {"Verder als Ada Proef", "PROEF", "élise", "ELISE", "e\u0301lise", "Mijn gegevens (ada)"})
    EXPECT_FALSE(may_be_learned(words)) << words;
  EXPECT_TRUE(may_be_learned("Adapter kiezen")) << "only a part of another word";
}

TEST(LearnedPage, keeps_nothing_long_empty_or_unprintable) {
  for (const std::string& words : {std::string{}, std::string(61, 'a'), std::string{"a\nb"}, std::string{"\xff\xfe"},
                                   std::string{"\u202Etrats"}, std::string{"St\u200Bart"}})
    EXPECT_FALSE(may_be_learned(words)) << words;
  EXPECT_TRUE(may_be_learned(std::string(60, 'a')));
}

TEST(LearnedPage, keeps_an_address_without_anything_but_host_and_path) {
  for (const char* address :
       {"", "http://portal.example.be/a", "https://portal.example.be/a?b=c", "https://portal.example.be/a#b",
        "https://portal.example.be/a;jsessionid=x", "https://user@portal.example.be/a", "https://portal.example.be/[a]",
        "https://portal.example.be"})
    EXPECT_FALSE(may_be_learned("Verder", address)) << address;
}

TEST(LearnedPage, keeps_a_host_without_a_long_number_in_its_name) {
  EXPECT_TRUE(portal::may_host_be_learned("primaweb2.example.be:44330"));
  for (const char* host :
       {"85073003361.example.be", "Primaweb.example.be", "*.example.be", "primaweb.example.be/x", ""})
    EXPECT_FALSE(portal::may_host_be_learned(host)) << host;
}

TEST(XPathLiteral, says_every_text_as_it_is) {
  EXPECT_EQ(portal::xpath_literal("Verder"), "'Verder'");
  EXPECT_EQ(portal::xpath_literal("say \"yes\""), "'say \"yes\"'");
  EXPECT_EQ(portal::xpath_literal("l'application"), "concat('', 'l', \"'\", 'application')");
  EXPECT_EQ(portal::xpath_literal("'] | //a[\"x'"), "concat('', \"'\", '] | //a[\"x', \"'\")");
  EXPECT_EQ(portal::xpath_literal("'"), "concat('', \"'\")");
}

} // namespace
