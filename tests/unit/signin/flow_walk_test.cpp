// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

TEST(FlowWalk, reads_the_card_as_soon_as_it_is_placed) {
  FlowDriver flow;
  flow.place_card();
  ASSERT_TRUE(flow.did<ReadCard>());
  EXPECT_EQ(flow.find<ReadCard>()->reader, FlowDriver::reader);
  EXPECT_TRUE(flow.view<ReadingCard>());
}

TEST(FlowWalk, walks_to_the_choice_of_a_method_while_the_user_types) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  EXPECT_TRUE(flow.did<LoadStart>());
  flow.come("primaweb-page", portal::Meaning::way_in);
  ASSERT_TRUE(flow.did<Press>());
  EXPECT_EQ(flow.find<Press>()->visit, flow.visit());
  EXPECT_FALSE(flow.view<Working>()) << "the PIN box must stay";
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  EXPECT_FALSE(flow.did<Press>()) << "no eID before the PIN is right";
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_TRUE(flow.view<AskPin>()->portal_ready);
}

TEST(FlowWalk, goes_from_the_pin_to_primaweb_with_two_questions_the_first_time) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_EQ(flow.view<AskChoice>()->options.size(), 3U);
  flow.tell(Chosen{1, true});
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
  flow.come("start-application", portal::Meaning::start_application);
  EXPECT_TRUE(flow.did<Press>());
  flow.come_roles();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_EQ(flow.view<AskChoice>()->step, Step::role);
  flow.tell(Chosen{0, true});
  flow.come("primaweb", portal::Meaning::primaweb);
  const portal::Destination expected{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"};
  ASSERT_TRUE(flow.did<Remember>());
  EXPECT_EQ(flow.find<Remember>()->destination, expected);
  ASSERT_TRUE(flow.view<InPrimaWeb>());
  EXPECT_EQ(flow.view<InPrimaWeb>()->destination, expected);
}

TEST(FlowWalk, leaves_a_choice_that_could_not_be_made_to_the_user_and_does_not_say_that_it_was_made) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  flow.tell(Chosen{1, true});
  flow.come_roles();
  flow.tell(Chosen{1, true});
  flow.tell(ChoiceFailed{flow.visit() - 1});
  EXPECT_FALSE(flow.view<ByHand>()) << "that was another page";
  flow.tell(ChoiceFailed{flow.visit()});
  EXPECT_TRUE(flow.view<ByHand>());
  flow.come("primaweb", portal::Meaning::primaweb);
  ASSERT_TRUE(flow.view<InPrimaWeb>());
  EXPECT_EQ(flow.view<InPrimaWeb>()->destination.role, "") << "nobody knows which one the user took";
  EXPECT_FALSE(flow.did<Remember>());
}

TEST(FlowWalk, leaves_a_page_on_which_nothing_could_be_pressed_to_the_user_but_not_before_the_pin_is_right) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come("primaweb-page", portal::Meaning::way_in);
  ASSERT_TRUE(flow.did<Press>());
  flow.tell(ChoiceFailed{flow.visit()});
  EXPECT_FALSE(flow.view<ByHand>());
  flow.accept_pin();
  EXPECT_TRUE(flow.view<ByHand>());
}

TEST(FlowWalk, asks_only_the_pin_when_the_destination_is_remembered) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  const portal::Destination last{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"};
  flow.tell(Recalled{last, true});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_EQ(flow.view<AskPin>()->opens, last);
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  flow.tell(CardWanted{});
  flow.tell(CardRequestDone{});
  flow.come_entities();
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
  flow.come("start-application", portal::Meaning::start_application);
  flow.come_roles();
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 0U);
}

TEST(FlowWalk, remembers_the_role_of_who_is_asked_for_no_entity) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_roles();
  ASSERT_TRUE(flow.view<AskChoice>());
  flow.tell(Chosen{1, true});
  flow.come("primaweb", portal::Meaning::primaweb);
  const portal::Destination expected{"", "", "PrimaWeb beheer"};
  ASSERT_TRUE(flow.did<Remember>());
  EXPECT_EQ(flow.find<Remember>()->destination, expected);
  EXPECT_EQ(flow.view<InPrimaWeb>()->destination, expected);
}

TEST(FlowWalk, asks_who_has_a_role_remembered_alone_neither_for_it_nor_for_anything_else) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"", "", "PrimaWeb beheer"}, true, card::Ownership::own});
  flow.come_roles();
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
  flow.come("primaweb", portal::Meaning::primaweb);
  EXPECT_TRUE(flow.did<Remember>());
}

TEST(FlowWalk, asks_for_the_entity_that_is_not_remembered_beside_the_role) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"", "", "PrimaWeb beheer"}, true, card::Ownership::own});
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.view<AskChoice>()->preselected);
}

TEST(FlowWalk, goes_through_a_list_in_parts_until_the_remembered_line_is_there) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"OCMW van Herstappe", "", ""}, true, card::Ownership::own});
  flow.come_entities_in_part({{"OCMW van Voorbeelde", ""}}, true);
  ASSERT_TRUE(flow.did<ShowMore>());
  EXPECT_EQ(flow.find<ShowMore>()->visit, flow.visit());
  flow.come_entities_in_part({{"OCMW van Proefdorp", ""}, {"OCMW van Herstappe", ""}}, true);
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
}

TEST(FlowWalk, asks_when_the_remembered_line_is_in_no_part_of_the_list) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"OCMW van Herstappe", "", ""}, true, card::Ownership::own});
  flow.come_entities_in_part({{"OCMW van Voorbeelde", ""}}, true);
  flow.come_entities_in_part({{"OCMW van Proefdorp", ""}, {"OCMW van Oefendorp", ""}}, false);
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.view<AskChoice>()->has_more);
}

TEST(FlowWalk, opens_a_list_that_is_closed_and_chooses_from_it) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"OCMW van Herstappe", "", ""}, true, card::Ownership::own});
  flow.come_closed_entities();
  ASSERT_TRUE(flow.did<ShowMore>());
  EXPECT_EQ(flow.find<ShowMore>()->visit, flow.visit());
  flow.come_entities_in_part({{"OCMW van Proefdorp", ""}, {"OCMW van Herstappe", ""}}, false);
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
}

TEST(FlowWalk, leaves_a_list_to_the_user_that_cannot_be_opened) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_closed_entities();
  flow.tell(ChoiceFailed{flow.visit()});
  EXPECT_TRUE(flow.view<ByHand>());
}

TEST(FlowWalk, does_not_open_a_list_without_end) {
  FlowDriver flow;
  flow.sign_in_with_card();
  for (int page = 0; page < 2 * most_pages_of_list && !flow.view<ByHand>(); ++page)
    flow.come_closed_entities();
  EXPECT_EQ(flow.count<ShowMore>(), most_pages_of_list);
  EXPECT_TRUE(flow.view<ByHand>());
}

TEST(FlowWalk, does_not_go_through_a_list_without_end) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"OCMW van Herstappe", "", ""}, true, card::Ownership::own});
  for (int page = 0; page < 2 * most_pages_of_list && !flow.view<AskChoice>(); ++page)
    flow.come_entities_in_part({{"OCMW van Voorbeelde", ""}, {"OCMW van Proefdorp", ""}}, true);
  EXPECT_EQ(flow.count<ShowMore>(), most_pages_of_list);
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.view<AskChoice>()->has_more);
}

TEST(FlowWalk, shows_more_of_a_list_to_who_asks_for_it_and_takes_no_only_line_of_a_part_for_the_choice) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities_in_part({{"OCMW van Voorbeelde", ""}}, true);
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_TRUE(flow.view<AskChoice>()->has_more);
  flow.tell(MoreWanted{});
  EXPECT_TRUE(flow.did<ShowMore>());
  flow.tell(MoreWanted{});
  EXPECT_FALSE(flow.did<ShowMore>()) << "once a page";
  flow.come_entities_in_part({{"OCMW van Proefdorp", ""}, {"OCMW van Herstappe", ""}}, false);
  ASSERT_TRUE(flow.view<AskChoice>());
  flow.tell(MoreWanted{});
  EXPECT_FALSE(flow.did<ShowMore>()) << "there is no more";
}

TEST(FlowWalk, keeps_the_entity_in_the_keyring_when_the_user_may_have_chosen_another_by_hand) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_unknown();
  ASSERT_TRUE(flow.view<ByHand>());
  flow.come_roles();
  flow.tell(Chosen{1, true});
  flow.come("primaweb", portal::Meaning::primaweb);
  EXPECT_FALSE(flow.did<Remember>());
  EXPECT_TRUE(flow.did<RememberOwnCard>());
}

TEST(FlowWalk, asks_again_after_change_with_the_last_choice_first) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.tell(Recalled{portal::Destination{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"}, true});
  flow.tell(ChangeWanted{});
  ASSERT_TRUE(flow.view<AskPin>());
  EXPECT_FALSE(flow.view<AskPin>()->opens);
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  flow.tell(CardWanted{});
  flow.tell(CardRequestDone{});
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_EQ(flow.view<AskChoice>()->options.front().label, "OCMW van Herstappe");
  flow.tell(Chosen{1, true});
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 0U) << "the second shown is the first on the page";
}

TEST(FlowWalk, chooses_a_remembered_capacity_where_it_has_a_page_of_its_own) {
  const std::vector<portal::Option> capacities{{"Maatschappelijk Welzijn", ""}, {"Rustoord", ""}};
  const portal::Destination last{"OCMW van Herstappe", "Rustoord", ""};
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{last, true, card::Ownership::own});
  flow.come("entity-choice", portal::Meaning::entity_choice, {{"OCMW van Herstappe", ""}, {"OCMW van Proefdorp", ""}});
  ASSERT_TRUE(flow.did<Choose>());
  flow.come("capacity-choice", portal::Meaning::capacity_choice, capacities);
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
  flow.come("primaweb", portal::Meaning::primaweb);
  EXPECT_EQ(flow.find<Remember>()->destination, last);
}

TEST(FlowWalk, asks_about_the_only_line_of_a_list_that_was_learned_unless_it_is_the_remembered_one) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("learned portal.example.be/entity", portal::Meaning::entity_choice, {{"Afmelden", ""}});
  EXPECT_FALSE(flow.did<Choose>()) << "it may be another page by now";
  EXPECT_TRUE(flow.view<AskChoice>());
  FlowDriver again;
  again.sign_in_with_card(Recalled{portal::Destination{"OCMW van Herstappe", "", ""}, true, card::Ownership::own});
  again.come("learned portal.example.be/entity", portal::Meaning::entity_choice, {{"OCMW van Herstappe", ""}});
  EXPECT_TRUE(again.did<Choose>());
}

TEST(FlowWalk, asks_for_the_capacity_in_words_of_its_own) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("capacity-choice", portal::Meaning::capacity_choice, {{"Maatschappelijk Welzijn", ""}, {"Rustoord", ""}});
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_TRUE(flow.view<AskChoice>()->is_of_capacity);
  flow.tell(Chosen{0});
  flow.come("primaweb", portal::Meaning::primaweb);
  EXPECT_EQ(flow.view<InPrimaWeb>()->destination.capacity, "Maatschappelijk Welzijn");
}

TEST(FlowWalk, asks_when_the_remembered_entity_is_gone) {
  FlowDriver flow;
  flow.sign_in_with_card(
      Recalled{portal::Destination{"OCMW van Elders", "Maatschappelijk Welzijn", ""}, true, card::Ownership::own});
  flow.come_entities();
  EXPECT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.did<Choose>());
}

TEST(FlowWalk, preselects_the_last_choice_and_never_another_line) {
  FlowDriver flow;
  flow.sign_in_with_card(
      Recalled{portal::Destination{"OCMW van Elders", "Maatschappelijk Welzijn", ""}, true, card::Ownership::own});
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.view<AskChoice>()->preselected);

  FlowDriver first_time;
  first_time.sign_in_with_card();
  first_time.come_entities();
  ASSERT_TRUE(first_time.view<AskChoice>());
  EXPECT_FALSE(first_time.view<AskChoice>()->preselected);
}

TEST(FlowWalk, knows_the_destination_although_the_card_goes_right_after_it_signed) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{portal::Destination{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"},
                                  true, card::Ownership::own});
  flow.tell(CardTaken{FlowDriver::reader});
  flow.come_entities();
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 1U);
  flow.come("start-application", portal::Meaning::start_application);
  flow.come_roles();
  ASSERT_TRUE(flow.did<Choose>());
  EXPECT_EQ(flow.find<Choose>()->index, 0U);
}

TEST(FlowWalk, shows_the_last_choice_first_although_the_card_goes_right_after_it_signed) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card(FlowDriver::facts(3), {portal::Destination{"OCMW van Proefdorp", "Maatschappelijk Welzijn", ""}, true,
                                        card::Ownership::own});
  flow.tell(ChangeWanted{});
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  flow.accept_pin();
  flow.tell(CardWanted{});
  flow.tell(CardTaken{FlowDriver::reader});
  EXPECT_TRUE(flow.view<AskCard>()) << "before it signed, it is wanted back";
  flow.place_card();
  flow.read_card(FlowDriver::facts(3), {portal::Destination{"OCMW van Proefdorp", "Maatschappelijk Welzijn", ""}, true,
                                        card::Ownership::own});
  flow.accept_pin();
  flow.tell(CardRequestDone{});
  flow.tell(CardTaken{FlowDriver::reader});
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_EQ(flow.view<AskChoice>()->options.front().label, "OCMW van Proefdorp");
  EXPECT_EQ(flow.view<AskChoice>()->preselected, 0U);
}

TEST(FlowWalk, asks_when_two_lines_read_like_the_remembered_one) {
  FlowDriver flow;
  flow.sign_in_with_card(
      Recalled{portal::Destination{"OCMW van Herstappe", "Maatschappelijk Welzijn", ""}, true, card::Ownership::own});
  const portal::Option twice{"OCMW van Herstappe", "Maatschappelijk Welzijn"};
  flow.come("entity-choice", portal::Meaning::entity_choice, {twice, twice});
  EXPECT_TRUE(flow.view<AskChoice>());
}

TEST(FlowWalk, never_asks_about_a_role_that_the_portal_does_not_ask_about) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  flow.tell(Chosen{1, true});
  flow.come("start-application", portal::Meaning::start_application);
  flow.come("primaweb", portal::Meaning::primaweb);
  ASSERT_TRUE(flow.did<Remember>());
  EXPECT_EQ(flow.find<Remember>()->destination.role, "");
}

TEST(FlowWalk, remembers_the_card_but_no_destination_when_the_tick_is_off) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  flow.tell(Chosen{1, false});
  flow.come("primaweb", portal::Meaning::primaweb);
  EXPECT_FALSE(flow.did<Remember>());
  EXPECT_TRUE(flow.did<RememberOwnCard>());
}

TEST(FlowWalk, says_that_nothing_can_be_remembered_without_a_keyring) {
  FlowDriver flow;
  flow.sign_in_with_card(Recalled{{}, false, card::Ownership::own});
  flow.come_entities();
  ASSERT_TRUE(flow.view<AskChoice>());
  EXPECT_FALSE(flow.view<AskChoice>()->can_remember);
}

TEST(FlowWalk, waits_for_the_portal_when_the_pin_was_quicker) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.come("primaweb-page", portal::Meaning::way_in);
  flow.accept_pin();
  ASSERT_TRUE(flow.view<Working>());
  EXPECT_EQ(flow.view<Working>()->activity, Activity::opening_portal);
  EXPECT_TRUE(flow.did<StartTimer>());
  EXPECT_FALSE(flow.did<Press>()) << "pressed once already";
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  EXPECT_TRUE(flow.did<Press>());
}

TEST(FlowWalk, ends_when_the_user_signed_out_on_the_portals_page) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.come("signed-out", portal::Meaning::signed_out);
  EXPECT_TRUE(flow.did<EndPortalSession>());
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowWalk, says_so_when_the_session_expired_and_signs_in_again_with_the_card) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.come("expired", portal::Meaning::session_ended);
  EXPECT_TRUE(flow.in_trouble(Failure::session_ended));
  EXPECT_FALSE(flow.did<Leave>());
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(flow.did<EndPortalSession>());
  EXPECT_TRUE(flow.did<ReadCard>());
}

TEST(FlowWalk, takes_a_portal_that_asks_to_sign_in_again_for_an_expired_session) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.come("sign-in-method", portal::Meaning::sign_in_method);
  EXPECT_TRUE(flow.in_trouble(Failure::session_ended));
  EXPECT_FALSE(flow.did<Press>());
  flow.tell(RemedyPressed{});
  EXPECT_TRUE(flow.did<EndPortalSession>());
  EXPECT_TRUE(flow.did<ReadCard>());
}

TEST(FlowWalk, remembers_a_role_that_was_asked_before_the_entity) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_roles();
  flow.tell(Chosen{1, true});
  flow.come_entities();
  flow.tell(Chosen{1, true});
  flow.come("primaweb", portal::Meaning::primaweb);
  ASSERT_TRUE(flow.did<Remember>());
  EXPECT_EQ(flow.find<Remember>()->destination.role, "PrimaWeb beheer");
}

TEST(FlowWalk, forgets_the_role_when_another_entity_is_chosen_after_it) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  flow.tell(Chosen{0, true});
  flow.come_roles();
  flow.tell(Chosen{1, true});
  flow.come_entities();
  flow.tell(Chosen{1, true});
  flow.come("primaweb", portal::Meaning::primaweb);
  ASSERT_TRUE(flow.did<Remember>());
  EXPECT_EQ(flow.find<Remember>()->destination.role, "");
}

} // namespace
} // namespace signin::test
