// SPDX-License-Identifier: EUPL-1.2
#include "layer_files.h"
#include "portal/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string one = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const std::string two = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

std::string with_issuer(const std::string& value) {
  return "[portal]\nformat=1\ncard-host-issuer=" + value + "\n";
}

TEST(CardHostIssuer, is_anybody_whom_the_system_trusts_where_no_file_says_otherwise) {
  EXPECT_TRUE(LayerFiles{}.load().description->card_host_issuers.empty());
}

TEST(CardHostIssuer, is_one_of_a_list_and_a_later_file_brings_a_list_of_its_own) {
  const LayerFiles layers;
  layers.write("system/a.ini", with_issuer(one + ";" + two + ";"));
  EXPECT_THAT(layers.load().description->card_host_issuers, ElementsAre(one, two));
  layers.write("system/b.ini", with_issuer(two));
  EXPECT_THAT(layers.load().description->card_host_issuers, ElementsAre(two));
  EXPECT_THAT(
      portal::report(layers.load(), layers.files()),
      ContainsRegex("47DEQpj8HBSa.* +system +must have issued its certificate +" + layers.path("system/b.ini")));
}

TEST(CardHostIssuer, is_not_for_a_users_file_to_say) {
  const LayerFiles layers;
  layers.write("system/a.ini", with_issuer(one));
  layers.write("user/a.ini", with_issuer(two));
  const auto layered = layers.load();
  EXPECT_THAT(layered.description->card_host_issuers, ElementsAre(one));
  ASSERT_EQ(layered.errors.size(), 1U);
  EXPECT_THAT(portal::to_text(layered.errors[0]),
              HasSubstr("user/a.ini:3: [portal] card-host-issuer: expected hosts "));
}

TEST(CardHostIssuer, that_is_written_wrongly_is_told_with_its_line_and_lets_no_card_host_pass) {
  const std::vector<std::string> mistakes{"",
                                          "sha256/",
                                          one.substr(7),
                                          "sha1/" + one.substr(7),
                                          one.substr(0, 20),
                                          one + "A",
                                          "sha256//" + one.substr(7),
                                          "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
                                          "sha256/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
                                          one + ";sha256/x"};
  for (const auto& wrong : mistakes) {
    const LayerFiles layers;
    layers.write("system/a.ini", with_issuer(wrong));
    const auto layered = layers.load();
    ASSERT_EQ(layered.errors.size(), 1U) << wrong;
    EXPECT_THAT(portal::to_text(layered.errors[0]), HasSubstr("system/a.ini:3: [portal] card-host-issuer: expected "));
    EXPECT_THAT(layered.description->card_host_issuers, ElementsAre("(not read)")) << wrong;
  }
}

TEST(CardHostIssuer, is_not_lost_by_another_mistake_of_its_file) {
  const LayerFiles layers;
  layers.write("system/a.ini", with_issuer(one) + "colour=red\n");
  EXPECT_THAT(layers.load().description->card_host_issuers, ElementsAre("(not read)"));
  layers.write("system/a.ini", with_issuer(one) + "[page x]\nmeaning=nonsense\n");
  EXPECT_THAT(layers.load().description->card_host_issuers, ElementsAre(one)) << "a page's mistake leaves out pages";
  layers.write("system/a.ini", "[portal]\nformat=1\ncolour=red\n");
  EXPECT_TRUE(layers.load().description->card_host_issuers.empty());
}

} // namespace
