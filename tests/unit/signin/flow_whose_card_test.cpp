// SPDX-License-Identifier: EUPL-1.2
// The PIN is asked only for the user's own card, and for one that they chose (promise 11).
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

using card::Arrival;
using card::Ownership;

constexpr auto nobodys = {Ownership::not_used_here, Ownership::unknown, Ownership::not_for_primaweb};

CardFacts card_of(const char* holder, const char* reader) {
  auto facts = FlowDriver::facts(3);
  facts.holder = card::Private<std::string>{holder};
  facts.reader = reader;
  return facts;
}

Recalled says(Ownership ownership) {
  return {{}, ownership != Ownership::unknown, ownership};
}

class WhoseCard : public ::testing::Test {
protected:
  void place(const char* reader, Arrival arrival = Arrival::already_there) { m_flow.tell(CardPlaced{reader, arrival}); }

  void read(const char* holder, const char* reader, Ownership ownership) {
    EXPECT_TRUE(reads(reader) || m_flow.last().empty()) << "or another card came meanwhile, and waits";
    m_flow.read_card(card_of(holder, reader), says(ownership));
  }

  [[nodiscard]] bool reads(const char* reader) const {
    return m_flow.did<ReadCard>() && m_flow.find<ReadCard>()->reader == reader;
  }

  [[nodiscard]] bool asks_pin_of(const char* holder) const {
    return m_flow.view<AskPin>() && m_flow.view<AskPin>()->card.holder.reveal() == holder;
  }

  /// The dialog says whose card is in the reader, and asks for another one.
  [[nodiscard]] bool names(const char* holder) const {
    const auto* asked = m_flow.view<AskCard>();
    return asked && asked->other && asked->other->holder.reveal() == holder;
  }

  void sign_in() {
    m_flow.sign_in_with_card();
    m_flow.come("primaweb", portal::Meaning::primaweb);
    ASSERT_TRUE(m_flow.view<InPrimaWeb>());
  }

  FlowDriver m_flow;
};

TEST_F(WhoseCard, is_asked_of_the_keyring_before_the_pin_page_is_shown) {
  place(first_reader);
  m_flow.tell(CardRead{card_of("Ada", first_reader)});
  EXPECT_FALSE(m_flow.view<AskPin>());
  EXPECT_FALSE(m_flow.did<LoadStart>());
  ASSERT_TRUE(m_flow.did<StartTimer>());
  EXPECT_EQ(m_flow.find<StartTimer>()->after, keyring_bound);
  m_flow.tell(says(Ownership::own));
  EXPECT_TRUE(asks_pin_of("Ada"));
  EXPECT_TRUE(m_flow.did<LoadStart>());
}

TEST_F(WhoseCard, that_is_not_the_users_own_and_was_in_the_reader_gets_no_pin_page) {
  for (const auto ownership : nobodys) {
    m_flow = {};
    place(first_reader);
    read("Jan", first_reader, ownership);
    EXPECT_TRUE(names("Jan"));
    EXPECT_EQ(m_flow.view<AskCard>()->other->ownership, ownership);
    EXPECT_TRUE(m_flow.did<CloseCard>()) << "it is left alone";
    EXPECT_FALSE(m_flow.did<LoadStart>());
    m_flow.confirm_pin();
    EXPECT_EQ(m_flow.count<Verify>(), 0);
  }
}

TEST_F(WhoseCard, that_is_not_the_users_own_is_not_named_to_who_comes_after_the_user_left) {
  place(first_reader);
  read("Jan", first_reader, Ownership::not_used_here);
  ASSERT_TRUE(names("Jan"));
  m_flow.tell(UserLeft{Absence::screen_locked});
  ASSERT_TRUE(m_flow.view<AskCard>());
  EXPECT_FALSE(m_flow.view<AskCard>()->other);
  m_flow.tell(UserBack{});
  EXPECT_TRUE(m_flow.last().empty()) << "it does not come back by itself";
}

TEST_F(WhoseCard, that_is_put_in_for_the_question_gets_a_pin_page_that_says_that_it_is_new_here) {
  m_flow.tell(ReadersSeen{true});
  ASSERT_TRUE(m_flow.view<AskCard>());
  place(first_reader, Arrival::inserted);
  read("Ada", first_reader, Ownership::not_used_here);
  ASSERT_TRUE(asks_pin_of("Ada"));
  EXPECT_EQ(m_flow.view<AskPin>()->card.ownership, Ownership::not_used_here);
}

TEST_F(WhoseCard, that_is_taken_out_and_put_in_again_for_the_question_is_meant) {
  place(first_reader);
  read("Ada", first_reader, Ownership::unknown);
  ASSERT_TRUE(names("Ada"));
  m_flow.tell(CardTaken{first_reader});
  EXPECT_TRUE(m_flow.view<AskCard>() && !m_flow.view<AskCard>()->other) << "nobody's card is there to be named";
  place(first_reader, Arrival::inserted);
  read("Ada", first_reader, Ownership::unknown);
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, that_comes_with_its_reader_is_not_meant) {
  m_flow.tell(ReadersSeen{false});
  place(first_reader, Arrival::already_there);
  read("Jan", first_reader, Ownership::unknown);
  EXPECT_TRUE(names("Jan"));
}

TEST_F(WhoseCard, that_the_user_chose_before_the_dialog_opened_is_meant) {
  place(first_reader);
  m_flow.tell(CardRead{.facts = card_of("Ada", first_reader), .is_chosen = true});
  m_flow.tell(says(Ownership::not_used_here));
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, that_is_not_for_primaweb_is_never_asked_about) {
  m_flow.tell(ReadersSeen{true});
  place(first_reader, Arrival::inserted);
  read("Jan", first_reader, Ownership::not_for_primaweb);
  EXPECT_TRUE(names("Jan"));
  place(second_reader);
  m_flow.tell(CardRead{.facts = card_of("Bea", second_reader), .is_chosen = true});
  m_flow.tell(says(Ownership::not_for_primaweb));
  EXPECT_TRUE(names("Bea"));
}

TEST_F(WhoseCard, decides_and_not_the_order_of_the_readers) {
  for (const auto ownership : nobodys) {
    m_flow = {};
    place(first_reader);
    place(second_reader);
    read("Jan", first_reader, ownership);
    read("Ada", second_reader, Ownership::own);
    EXPECT_TRUE(asks_pin_of("Ada"));
  }
}

TEST_F(WhoseCard, decides_also_before_a_card_that_was_put_in_for_the_question) {
  m_flow.tell(ReadersSeen{true});
  place(first_reader, Arrival::inserted);
  place(second_reader);
  read("Jan", first_reader, Ownership::not_used_here);
  read("Ada", second_reader, Ownership::own);
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, that_was_put_in_for_the_question_is_asked_about_when_no_other_one_is_the_users_own) {
  m_flow.tell(ReadersSeen{true});
  place(first_reader, Arrival::inserted);
  place(second_reader);
  read("Ada", first_reader, Ownership::not_used_here);
  read("Jan", second_reader, Ownership::not_used_here);
  read("Ada", first_reader, Ownership::not_used_here); // again: one card is open at a time
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, that_is_the_users_own_and_comes_later_takes_the_place_of_one_that_is_not) {
  m_flow.tell(ReadersSeen{true});
  place(first_reader, Arrival::inserted);
  read("Jan", first_reader, Ownership::not_used_here);
  ASSERT_TRUE(asks_pin_of("Jan"));
  place(second_reader, Arrival::inserted);
  EXPECT_TRUE(m_flow.did<CloseCard>());
  read("Ada", second_reader, Ownership::own);
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, other_than_the_users_own_does_not_take_its_place_when_that_cannot_sign_in) {
  place(first_reader);
  place(second_reader);
  m_flow.tell(CardUnfit{Failure::certificate_expired});
  read("Jan", second_reader, Ownership::not_used_here);
  EXPECT_TRUE(names("Jan"));
}

TEST_F(WhoseCard, is_asked_anew_after_a_switch_an_expiry_and_a_trouble) {
  for (const auto& end :
       {Event{SwitchWanted{}}, Event{PageShown{1000, portal::Page{"expired", portal::Meaning::session_ended, {}}}},
        Event{PortalFailed{Failure::portal_unreachable}}}) {
    for (const auto ownership : nobodys) {
      m_flow = {};
      if (std::holds_alternative<PortalFailed>(end)) {
        m_flow.place_card();
        m_flow.read_card();
      } else {
        sign_in();
      }
      m_flow.tell(CardTaken{FlowDriver::reader});
      if (std::holds_alternative<PortalFailed>(end))
        m_flow.tell(CardPlaced{FlowDriver::reader, Arrival::already_there});
      else
        place(FlowDriver::reader, Arrival::inserted); // a client's card is read by another program
      m_flow.tell(end);
      m_flow.tell(RemedyPressed{});
      if (std::holds_alternative<SwitchWanted>(end))
        m_flow.tell(SwitchWanted{});
      m_flow.read_card(card_of("Jan", FlowDriver::reader), says(ownership));
      EXPECT_FALSE(m_flow.view<AskPin>()) << "event " << end.index();
    }
  }
}

TEST_F(WhoseCard, that_signed_in_is_asked_for_its_pin_again_after_a_switch) {
  sign_in();
  m_flow.tell(SwitchWanted{});
  read("Ada", FlowDriver::reader, Ownership::own);
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, counts_as_unknown_when_the_keyring_is_silent) {
  place(first_reader);
  m_flow.tell(CardRead{card_of("Jan", first_reader)});
  m_flow.tell(TimedOut{Timer::keyring});
  EXPECT_TRUE(names("Jan"));
  EXPECT_EQ(m_flow.view<AskCard>()->other->ownership, Ownership::unknown);
  m_flow.tell(says(Ownership::own));
  EXPECT_TRUE(m_flow.last().empty()) << "too late: nothing changes under the user's fingers";
}

TEST_F(WhoseCard, is_known_to_the_process_where_the_keyring_is_silent) {
  place(first_reader);
  auto facts = card_of("Ada", first_reader);
  facts.ownership = Ownership::own;
  m_flow.tell(CardRead{facts});
  m_flow.tell(TimedOut{Timer::keyring});
  EXPECT_TRUE(asks_pin_of("Ada"));
}

TEST_F(WhoseCard, told_late_changes_nothing_of_the_pin_page_but_what_it_opens) {
  m_flow.tell(ReadersSeen{true});
  place(first_reader, Arrival::inserted);
  m_flow.tell(CardRead{card_of("Ada", first_reader)});
  m_flow.tell(TimedOut{Timer::keyring});
  ASSERT_TRUE(asks_pin_of("Ada"));
  const portal::Destination last{"OCMW van Herstappe", "Maatschappelijk Welzijn", "Sociale Agent"};
  m_flow.tell(Recalled{last, true, Ownership::not_used_here});
  ASSERT_TRUE(asks_pin_of("Ada"));
  EXPECT_EQ(m_flow.view<AskPin>()->card.ownership, Ownership::unknown);
  EXPECT_EQ(m_flow.view<AskPin>()->opens, last);
}

TEST_F(WhoseCard, is_known_before_another_process_takes_over) {
  place(first_reader);
  m_flow.tell(CardRead{.facts = card_of("Jan", first_reader), .needs_other_tls = true});
  m_flow.tell(says(Ownership::not_used_here));
  EXPECT_FALSE(m_flow.did<HandOver>());
  place(second_reader, Arrival::inserted);
  m_flow.tell(CardRead{.facts = card_of("Ada", second_reader), .needs_other_tls = true});
  m_flow.tell(says(Ownership::own));
  EXPECT_TRUE(m_flow.did<HandOver>());
  EXPECT_TRUE(m_flow.did<Leave>());
  EXPECT_FALSE(m_flow.view<AskPin>());
}

TEST_F(WhoseCard, that_is_blocked_is_told_only_of_the_users_own) {
  place(first_reader);
  auto facts = card_of("Jan", first_reader);
  facts.tries = {0};
  m_flow.read_card(facts, says(Ownership::not_used_here));
  EXPECT_TRUE(names("Jan"));
}

TEST_F(WhoseCard, that_was_read_last_is_not_named_by_the_failure_of_another) {
  m_flow.tell(ReadersSeen{true});
  place(first_reader, Arrival::inserted);
  m_flow.tell(CardUnfit{Failure::card_unreadable, {}});
  ASSERT_TRUE(m_flow.in_trouble(Failure::card_unreadable));
  place(second_reader); // both are looked at then
  ASSERT_TRUE(reads(first_reader));
  m_flow.tell(CardUnfit{Failure::card_unreadable, {}});
  read("Jan", second_reader, Ownership::not_used_here);
  ASSERT_TRUE(m_flow.in_trouble(Failure::card_unreadable));
  EXPECT_FALSE(m_flow.view<Trouble>()->holder);
}

} // namespace
} // namespace signin::test
