// SPDX-License-Identifier: EUPL-1.2
#include "layer_files.h"

#include <gtest/gtest.h>

namespace {

using portal::Layer;

const std::string format = "[portal]\nformat=1\n";

std::string way_in(const std::string& name, const std::string& more = {}) {
  return "[page " + name + "]\nmeaning=way-in\naddresses=https://portal.example.be/" + name +
         "\npresent=//main\npress=//a\nverified=false\n" + more;
}

std::vector<std::string> page_names(const portal::LayeredDescription& layered) {
  std::vector<std::string> names;
  if (layered.description)
    for (const auto& page : layered.description->pages)
      names.push_back(page.name);
  return names;
}

using Names = std::vector<std::string>;

TEST(Layers, are_read_from_the_shipped_one_to_the_users) {
  const LayerFiles layers;
  for (const char* name : {"user/b.ini", "user/a.ini", "system/z.ini", "user/notes.txt"})
    layers.write(name, format);
  EXPECT_EQ(layers.files(), (std::vector<portal::LayerFile>{{Layer::shipped, layers.path("shipped.ini")},
                                                            {Layer::system, layers.path("system/z.ini")},
                                                            {Layer::user, layers.path("user/a.ini")},
                                                            {Layer::user, layers.path("user/b.ini")}}));
}

TEST(Layers, may_all_be_missing_but_the_shipped_one) {
  const LayerFiles layers;
  EXPECT_EQ(page_names(layers.load()), Names{"way"});
  EXPECT_TRUE(layers.load().errors.empty());
}

TEST(Layers, add_pages_after_those_that_were_there) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + way_in("site"));
  layers.write("user/a.ini", format + way_in("own"));
  const auto layered = layers.load();
  EXPECT_EQ(page_names(layered), (Names{"way", "site", "own"}));
  EXPECT_EQ(layered.description->pages[1].origin.layer, Layer::system);
  EXPECT_EQ(layered.description->pages[2].origin.file, layers.path("user/a.ini"));
}

TEST(Layers, replace_a_page_of_the_same_name_where_it_stands) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + way_in("site"));
  layers.write("user/a.ini", format + way_in("way"));
  const auto layered = layers.load();
  EXPECT_EQ(page_names(layered), (Names{"way", "site"}));
  EXPECT_EQ(layered.description->pages[0].addresses, Names{"https://portal.example.be/way"});
  EXPECT_EQ(layered.description->pages[0].origin.layer, Layer::user);
}

TEST(Layers, take_a_page_away_and_bring_it_back) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "[page way]\nenabled=false\n");
  EXPECT_EQ(page_names(layers.load()), Names{});
  EXPECT_EQ(layers.load().description->disabled.front().name, "way");
  layers.write("user/a.ini", format + way_in("way"));
  EXPECT_EQ(page_names(layers.load()), Names{"way"});
}

TEST(Layers, correct_where_to_begin_and_how_to_log_out) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "log-out=https://portal.example.be/out\n"
                                        "[service primaweb]\nstart[fr]=https://portal.example.be/nouveau/\n");
  const auto description = layers.load().description;
  ASSERT_TRUE(description);
  EXPECT_EQ(description->start_for("fr"), "https://portal.example.be/nouveau/");
  EXPECT_EQ(description->start_for("nl"), "https://portal.example.be/nl/");
  EXPECT_EQ(description->log_out, "https://portal.example.be/out");
  EXPECT_TRUE(description->log_out_words.empty());
  layers.write("user/a.ini", format + "log-out-words=Afmelden;Se déconnecter\n");
  EXPECT_EQ(layers.load().description->log_out_words, (Names{"Afmelden", "Se déconnecter"}));
  EXPECT_EQ(description->origins.at("start[fr]").layer, Layer::system);
  EXPECT_EQ(description->origins.at("start").layer, Layer::shipped);
}

TEST(Layers, begin_in_every_language_where_a_site_says_to_begin) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "[service primaweb]\nstart=https://portal.example.be/site/\n");
  const auto description = layers.load().description;
  ASSERT_TRUE(description);
  for (const char* language : {"", "nl", "fr", "de"})
    EXPECT_EQ(description->start_for(language), "https://portal.example.be/site/") << language;
  EXPECT_EQ(description->origins.at("start").layer, Layer::system);
  EXPECT_FALSE(description->origins.contains("start[fr]")) << "nothing is told of what is not in force";
}

TEST(Layers, begin_in_a_language_where_a_file_says_so_for_it_beside_all_others) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "[service primaweb]\nstart[nl]=https://portal.example.be/dossiers/\n"
                                        "start=https://portal.example.be/site/\n");
  layers.write("user/a.ini", format + "[service primaweb]\nstart[fr]=https://portal.example.be/nouveau/\n");
  const auto description = layers.load().description;
  ASSERT_TRUE(description);
  EXPECT_EQ(description->start_for("nl"), "https://portal.example.be/dossiers/");
  EXPECT_EQ(description->start_for("fr"), "https://portal.example.be/nouveau/");
  EXPECT_EQ(description->start_for("de"), "https://portal.example.be/site/");
}

TEST(Layers, leave_the_beginning_to_a_service_where_a_file_says_it_of_another_one) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "[service other]\nname=Other\nstart=https://portal.example.be/other/\n");
  EXPECT_EQ(layers.load().description->start_for("nl"), "https://portal.example.be/nl/");
}

TEST(Layers, of_the_site_manager_may_add_hosts) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "hosts=app.example.be\ncard-hosts=card2.example.be\n");
  const auto description = layers.load().description;
  ASSERT_TRUE(description);
  EXPECT_TRUE(description->may_show("https://app.example.be/"));
  EXPECT_TRUE(description->may_show("https://portal.example.be/"));
  EXPECT_TRUE(description->is_card_host("https://card2.example.be/"));
}

TEST(Layers, of_the_user_never_say_whom_the_card_answers_to) {
  for (const char* name : {"user/a.ini", "user/learned.ini"})
    for (const char* key : {"card-hosts", "hosts"}) {
      const LayerFiles layers;
      layers.write(name, format + key + "=card2.example.be\n" + way_in("own"));
      const auto layered = layers.load();
      ASSERT_TRUE(layered.description);
      EXPECT_FALSE(layered.description->is_card_host("https://card2.example.be/")) << name << key;
      EXPECT_FALSE(layered.description->may_show("https://card2.example.be/")) << name << key;
      ASSERT_EQ(layered.errors.size(), 1U);
      EXPECT_EQ(layered.errors[0].where, std::string{"[portal] "} + key);
      EXPECT_EQ(layered.errors[0].line, 3U);
      EXPECT_EQ(page_names(layered), Names{"way"});
    }
}

TEST(Layers, take_for_a_card_host_what_a_pattern_of_shown_hosts_has_below_it) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "hosts=*.example.be\n");
  const auto layered = layers.load();
  EXPECT_TRUE(layered.errors.empty());
  EXPECT_TRUE(layered.description->may_show("https://any.example.be/"));
  EXPECT_TRUE(layered.description->is_card_host("https://card.example.be/"));
  EXPECT_FALSE(layered.description->may_show("https://card.example.be/"));
  EXPECT_FALSE(layered.description->may_ask_about("https://card.example.be/"));
}

TEST(Layers, show_the_hosts_that_the_user_agreed_to_and_tell_them_from_those_of_the_portal) {
  const LayerFiles layers;
  layers.write("user/learned.ini", format + "accepted-hosts=primaweb.example.org;card.example.be;portal.example.be\n");
  const auto description = layers.load().description;
  ASSERT_TRUE(description);
  EXPECT_EQ(description->accepted_hosts, Names{"primaweb.example.org"}) << "what a description says of a host counts";
  EXPECT_TRUE(description->may_show("https://primaweb.example.org/"));
  EXPECT_FALSE(description->names("https://primaweb.example.org/"));
  EXPECT_FALSE(description->may_ask_about("https://primaweb.example.org/"));
  EXPECT_FALSE(description->may_show("https://card.example.be/"));
  EXPECT_TRUE(description->names("https://portal.example.be/"));
}

TEST(Layers, have_no_host_accepted_but_by_the_launcher_itself) {
  for (const char* name : {"system/a.ini", "user/a.ini"}) {
    const LayerFiles layers;
    layers.write(name, format + "accepted-hosts=primaweb.example.org\n");
    const auto layered = layers.load();
    EXPECT_FALSE(layered.description->may_show("https://primaweb.example.org/"));
    EXPECT_EQ(layered.errors.at(0).where, "[portal] accepted-hosts");
  }
}

TEST(Layers, of_the_site_manager_may_have_nobody_asked_about_a_host) {
  const LayerFiles layers;
  layers.write("user/learned.ini", format +
                                       "accepted-hosts=primaweb.example.org\n[page learned primaweb.example.org/a]\n"
                                       "meaning=way-in\naddresses=https://primaweb.example.org/a\n"
                                       "present=link \"x\"\npress=link \"x\"\nverified=false\n");
  EXPECT_TRUE(layers.load().description->may_ask_about("https://another.example.org/"));
  layers.write("system/a.ini", format + "ask-about-hosts=false\n");
  const auto layered = layers.load();
  EXPECT_TRUE(layered.errors.empty()) << "what was learned before is no mistake";
  EXPECT_FALSE(layered.description->may_ask_about("https://another.example.org/"));
  EXPECT_FALSE(layered.description->may_show("https://primaweb.example.org/a")) << "nor was anybody ever asked";
}

TEST(Layers, of_the_user_never_say_whether_anybody_is_asked_about_a_host) {
  for (const char* name : {"user/a.ini", "user/learned.ini"}) {
    const LayerFiles layers;
    layers.write("system/a.ini", format + "ask-about-hosts=false\n");
    layers.write(name, format + "ask-about-hosts=true\n");
    const auto layered = layers.load();
    EXPECT_FALSE(layered.description->asks_about_hosts);
    EXPECT_EQ(layered.errors.at(0).where, "[portal] ask-about-hosts");
    EXPECT_EQ(layered.errors.at(0).line, 3U);
  }
}

TEST(Layers, never_make_a_card_host_one_that_is_shown) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "hosts=card.example.be\n");
  const auto layered = layers.load();
  EXPECT_FALSE(layered.description->may_show("https://card.example.be/"));
  EXPECT_EQ(layered.errors.at(0).where, "[portal] card-hosts");
}

TEST(Layers, go_on_without_a_file_that_is_no_key_file) {
  const LayerFiles layers;
  layers.write("system/a.ini", "what is this");
  layers.write("system/b.ini", format + way_in("site"));
  const auto layered = layers.load();
  EXPECT_EQ(page_names(layered), (Names{"way", "site"}));
  ASSERT_EQ(layered.errors.size(), 1U);
  EXPECT_EQ(layered.errors[0].file, layers.path("system/a.ini"));
  EXPECT_EQ(layered.errors[0].line, 1U);
}

TEST(Layers, go_on_without_the_pages_of_a_file_when_one_of_them_is_wrong) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "hosts=app.example.be\n" + way_in("good") + way_in("bad", "press[fr]=//b\n"));
  const auto layered = layers.load();
  EXPECT_EQ(page_names(layered), Names{"way"}) << "one page's fault may let another be taken for it";
  EXPECT_TRUE(layered.description->may_show("https://app.example.be/"));
  EXPECT_EQ(layered.errors.at(0).where, "[page bad] press[fr]");
}

/// Whatever may have become of the file that came with the program.
const Names ruins{"",
                  "broken",
                  "[portal]\nformat=2\n",
                  "[portal]\nformat=1\nhosts=portal.example.be\n",
                  DescriptionFile{}.text() + "nonsense[xyz]=1\n",
                  "[portal]\nformat=1\nhosts=a.example.be\ncard-hosts=a.example.be\n",
                  std::string{"[portal]\0\xff", 10}};

void expect_built_in(const portal::LayeredDescription& layered) {
  ASSERT_TRUE(layered.description) << "the launcher goes on";
  EXPECT_EQ(layered.description->name, "PrimaWeb");
  EXPECT_EQ(layered.description->hosts.front(), "www.socialsecurity.be");
  EXPECT_EQ(layered.description->card_hosts, Names{"certif.iamfas.belgium.be"});
  EXPECT_EQ(layered.description->origins.at("start").file, portal::built_in_file);
  EXPECT_EQ(layered.description->pages.front().origin.file, portal::built_in_file);
}

TEST(Layers, go_on_with_what_is_built_in_whatever_has_become_of_the_shipped_file) {
  const LayerFiles layers;
  for (const auto& ruin : ruins) {
    SCOPED_TRACE(ruin);
    layers.write("shipped.ini", ruin);
    const auto layered = layers.load();
    expect_built_in(layered);
    EXPECT_EQ(layered.errors.size(), 1U);
    EXPECT_EQ(layered.errors.at(0).file, layers.path("shipped.ini"));
  }
}

TEST(Layers, go_on_with_what_is_built_in_when_the_shipped_file_is_gone_or_shut) {
  const LayerFiles layers;
  std::filesystem::remove(layers.path("shipped.ini"));
  expect_built_in(layers.load());
  EXPECT_EQ(layers.load().errors.size(), 1U);
  std::filesystem::create_directory(layers.path("shipped.ini")); // root could read a file without permissions
  expect_built_in(layers.load());
  EXPECT_EQ(layers.load().errors.size(), 1U);
}

TEST(Layers, are_laid_over_what_is_built_in_just_as_over_the_shipped_file) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "hosts=portal.example.be\n" + way_in("institution") + way_in("site"));
  layers.write("shipped.ini", "broken");
  const auto layered = layers.load();
  ASSERT_TRUE(layered.description);
  EXPECT_EQ(page_names(layered).back(), "site");
  EXPECT_EQ(layered.description->pages[1].name, "institution");
  EXPECT_EQ(layered.description->pages[1].origin.layer, Layer::system);
  EXPECT_EQ(layered.errors.size(), 1U);
}

TEST(Layers, of_practice_have_nothing_built_in) {
  const LayerFiles layers;
  layers.write("shipped.ini", "broken");
  EXPECT_FALSE(portal::load_layers(layers.files(), portal::default_service, true).description);
}

TEST(Layers, give_no_description_when_nothing_says_where_to_begin) {
  const LayerFiles layers;
  layers.write("shipped.ini", format);
  EXPECT_FALSE(portal::load_layers({{Layer::system, layers.path("shipped.ini")}}, portal::default_service).description);
}

TEST(Layers, describe_more_than_one_service) {
  const LayerFiles layers;
  layers.write("system/a.ini", format + "[service other]\nname=Other\nstart=https://portal.example.be/other/\n" +
                                   way_in("own-way", "services=other\n") +
                                   way_in("primaweb-way", "services=primaweb;third\n"));
  EXPECT_EQ(page_names(layers.load()), (Names{"way", "primaweb-way"}));
  const auto other = layers.load("other");
  EXPECT_EQ(page_names(other), (Names{"way", "own-way"}));
  EXPECT_EQ(other.description->name, "Other");
  EXPECT_EQ(other.description->start_for("fr"), "https://portal.example.be/other/");
  EXPECT_TRUE(other.errors.empty());
}

TEST(Layers, take_the_default_service_for_one_that_no_file_knows) {
  const LayerFiles layers;
  const auto layered = layers.load("no-such-service");
  EXPECT_EQ(layered.description->name, "Test");
  ASSERT_EQ(layered.errors.size(), 1U);
  EXPECT_EQ(layered.errors[0].where, "no-such-service");
}

TEST(LearnedLayer, says_nothing_but_what_to_press_or_choose_at_one_address) {
  const LayerFiles layers;
  const auto error_of = [&layers](const std::string& text) {
    layers.write("user/learned.ini", text);
    const auto layered = layers.load();
    EXPECT_EQ(page_names(layered), Names{"way"}) << text;
    return layered.errors.empty() ? std::string{"none"} : layered.errors[0].where;
  };
  EXPECT_EQ(error_of(format + "log-out=https://portal.example.be/out\n"), "[portal] log-out");
  EXPECT_EQ(error_of(format + "[service primaweb]\nname=X\n"), "[service primaweb] name");
  EXPECT_EQ(error_of(format + "[page own]\nmeaning=primaweb\naddresses=https://portal.example.be/x\n"
                              "present=//x\nverified=false\n"),
            "[page own] meaning");
  EXPECT_EQ(error_of(format + way_in("way")), "[page way]");
  EXPECT_EQ(error_of(format + way_in("own*")), "[page own*] addresses");
  EXPECT_EQ(error_of(format + "[page way]\nenabled=false\n"), "[page way] addresses");
  layers.write("user/learned.ini", format + way_in("own", "leads-to=way\n"));
  const auto layered = layers.load();
  EXPECT_EQ(page_names(layered), (Names{"way", "own"}));
  EXPECT_EQ(layered.description->pages[1].leads_to, "way");
}

} // namespace
