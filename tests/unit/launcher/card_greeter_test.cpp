// SPDX-License-Identifier: EUPL-1.2
#include "../card/readers.h"
#include "launcher/card_greeter.h"

#include <gtest/gtest.h>

#include <vector>

namespace launcher {
namespace {

using card::test::bank_card_atr;
using card::test::belgian_atr;
using card::test::empty_reader;
using card::test::reader_with;
using card::test::readers;
using namespace std::chrono_literals;
using Did = std::vector<std::string>;

const card::ChipSerial serial{{1, 2, 3}};

class Greeting : public ::testing::Test {
protected:
  CardGreeter::Callbacks callbacks() {
    CardGreeter::Callbacks callbacks;
    callbacks.inspect = [this](const std::string& reader, CardInspector::Answer answer) {
      m_did.push_back("inspect " + reader);
      m_inspected = std::move(answer);
    };
    callbacks.recall = [this](const card::ChipSerial& asked, std::function<void(memory::LookupResult)> answer) {
      EXPECT_EQ(asked, serial);
      m_recalled = std::move(answer);
    };
    callbacks.recall_quietly = callbacks.recall;
    callbacks.leave_alone = [this](const card::ChipSerial& left) {
      EXPECT_EQ(left, serial);
      m_did.emplace_back("leave alone");
    };
    callbacks.session = [this] { return m_session; };
    callbacks.user_is_present = [this] { return m_present; };
    callbacks.is_for_first_steps = [this] { return m_first_steps; };
    callbacks.may_open = [this] { return m_may_open; };
    callbacks.may_ask = [this] { return m_may_ask; };
    callbacks.open_dialog = [this](const std::string& reader, const card::ChipSerial& meant) {
      EXPECT_EQ(meant, serial);
      m_did.push_back("open " + reader);
    };
    callbacks.sign_in = [this](const std::string& reader, const card::ChipSerial& meant) {
      EXPECT_EQ(meant, serial);
      m_did.push_back("sign in " + reader);
    };
    callbacks.sign_in_with_any = [this] { m_did.emplace_back("sign in"); };
    callbacks.ask_quietly = [this](const card::CardStay& stay) { m_did.push_back("ask about " + stay.reader); };
    callbacks.withdraw_question = [this](const card::CardStay& stay) { m_did.push_back("withdraw " + stay.reader); };
    callbacks.tell_stuck = [this] { m_did.emplace_back("tell that cards are not read"); };
    callbacks.withdraw_stuck = [this] { m_did.emplace_back("withdraw that cards are not read"); };
    callbacks.later = [this](std::function<void()> work) { m_later = std::move(work); };
    callbacks.now = [this] { return m_now; };
    return callbacks;
  }

  void SetUp() override { m_greeter.see(readers({empty_reader("A")})); }

  void insert() { m_greeter.see(readers({reader_with("A", belgian_atr)})); }

  void session_becomes(SessionState state) {
    m_session = state;
    m_greeter.session_changed();
  }

  void remove() { m_greeter.see(readers({empty_reader("A", 1)})); }

  void insert_and_recall(memory::LookupResult recollection) {
    insert();
    m_inspected(serial);
    m_recalled(std::move(recollection));
  }

  /// What was done since the last call.
  Did did() { return std::exchange(m_did, {}); }

  SessionState m_session = SessionState::away;
  bool m_present = true;
  bool m_first_steps = false;
  bool m_may_open = true;
  bool m_may_ask = true;
  card::CardArrivals::Clock::time_point m_now;
  Did m_did;
  CardInspector::Answer m_inspected;
  std::function<void(memory::LookupResult)> m_recalled;
  std::function<void()> m_later;
  CardGreeter m_greeter{callbacks(), {}};
};

TEST_F(Greeting, opens_the_dialog_for_a_card_of_the_users_own) {
  insert_and_recall(memory::CardRecord{});
  EXPECT_EQ(did(), (Did{"inspect A", "open A"}));
}

TEST_F(Greeting, leaves_a_card_to_the_first_steps_and_does_nothing_about_it_afterwards) {
  m_first_steps = true;
  insert();
  EXPECT_EQ(did(), Did{});
  m_first_steps = false;
  m_greeter.session_changed();
  insert();
  EXPECT_EQ(did(), Did{});
  remove();
  insert();
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, reads_a_card_once_for_one_insertion) {
  insert();
  insert();
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, looks_at_a_card_until_it_is_decided_or_gone) {
  EXPECT_FALSE(m_greeter.is_looking());
  insert();
  EXPECT_TRUE(m_greeter.is_looking());
  m_inspected(card::Fault::card_busy);
  EXPECT_TRUE(m_greeter.is_looking()) << "it looks again later";
  m_later();
  m_inspected(serial);
  EXPECT_TRUE(m_greeter.is_looking());
  m_recalled(memory::CardRecord{});
  EXPECT_FALSE(m_greeter.is_looking());
  remove();
  m_greeter.see(readers({reader_with("A", belgian_atr, 2)}));
  EXPECT_TRUE(m_greeter.is_looking());
  m_greeter.see(readers({empty_reader("A", 2)}));
  EXPECT_FALSE(m_greeter.is_looking());
}

TEST_F(Greeting, tells_that_cards_are_not_read_any_more) {
  insert();
  m_inspected(card::Fault::service_stuck);
  EXPECT_EQ(did(), (Did{"inspect A", "tell that cards are not read"}));
}

TEST_F(Greeting, withdraws_that_cards_are_not_read_once_one_is_read_again) {
  insert();
  m_inspected(card::Fault::service_stuck);
  remove();
  insert();
  m_inspected(card::Fault::timed_out);
  remove();
  insert();
  did();
  m_inspected(serial);
  m_recalled(memory::CardRecord{});
  EXPECT_EQ(did(), (Did{"withdraw that cards are not read", "open A"}));
  remove();
  insert_and_recall(memory::CardRecord{});
  EXPECT_EQ(did(), (Did{"inspect A", "open A"})) << "once is enough";
}

TEST_F(Greeting, does_not_touch_a_foreign_card) {
  m_greeter.see(readers({reader_with("A", bank_card_atr)}));
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, does_not_touch_a_card_while_somebody_signs_in) {
  m_session = SessionState::signing_in;
  insert();
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, sees_to_a_card_that_came_while_the_session_was_about_to_end) {
  for (const auto ended : {SessionState::idle, SessionState::away}) {
    session_becomes(SessionState::signed_in);
    insert();
    EXPECT_EQ(did(), Did{});
    m_now += 1s;
    session_becomes(ended);
    EXPECT_EQ(did(), Did{"inspect A"});
    m_inspected(serial);
    m_recalled(memory::CardRecord{});
    EXPECT_EQ(did(), Did{"open A"});
    session_becomes(SessionState::asking);
    session_becomes(SessionState::idle);
    EXPECT_EQ(did(), Did{}) << "once for one insertion";
    remove();
  }
}

TEST_F(Greeting, opens_nothing_after_a_session_for_a_card_that_was_in_for_longer) {
  m_session = SessionState::signed_in;
  insert();
  m_now += 3s;
  session_becomes(SessionState::idle);
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, opens_nothing_after_a_session_for_a_card_that_is_gone) {
  m_session = SessionState::signed_in;
  insert();
  remove();
  session_becomes(SessionState::idle);
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, opens_nothing_after_a_cancel_for_the_card_that_the_dialog_was_about) {
  for (const auto state : {SessionState::asking, SessionState::signing_in}) {
    m_session = state;
    insert();
    session_becomes(SessionState::idle);
    EXPECT_EQ(did(), Did{});
    remove();
  }
}

TEST_F(Greeting, leaves_a_card_to_the_session_that_went_on_from_primaweb_to_another_sign_in) {
  m_session = SessionState::signed_in;
  insert();
  session_becomes(SessionState::signing_in);
  session_becomes(SessionState::idle);
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, opens_nothing_when_the_user_does_not_want_it) {
  m_may_open = false;
  insert_and_recall(memory::CardRecord{});
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, does_not_touch_a_card_that_comes_while_the_user_is_away_nor_opens_anything_for_it_afterwards) {
  m_present = false;
  insert();
  EXPECT_EQ(did(), Did{});
  m_present = true;
  insert();
  session_becomes(SessionState::idle);
  EXPECT_EQ(did(), Did{});
  remove();
  m_greeter.see(readers({reader_with("A", belgian_atr, 2)}));
  EXPECT_EQ(did(), Did{"inspect A"}) << "the next insertion is one like any other";
}

TEST_F(Greeting, opens_nothing_for_a_user_who_left_while_the_card_was_looked_at) {
  insert();
  m_present = false;
  m_inspected(serial);
  EXPECT_FALSE(m_recalled);
  m_present = true;
  m_inspected(serial);
  m_present = false;
  m_recalled(memory::CardRecord{});
  EXPECT_EQ(did(), Did{"inspect A"});
  m_inspected(card::Fault::card_busy);
  EXPECT_FALSE(m_later);
}

TEST_F(Greeting, opens_nothing_after_a_session_for_a_card_that_came_while_the_user_was_away) {
  m_session = SessionState::signed_in;
  m_present = false;
  insert();
  m_present = true;
  session_becomes(SessionState::idle);
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, opens_nothing_for_a_card_that_went_while_it_was_read) {
  insert();
  const auto inspected = m_inspected;
  remove();
  inspected(serial);
  EXPECT_FALSE(m_recalled);
}

TEST_F(Greeting, opens_nothing_for_a_card_that_was_swapped_while_it_was_recalled) {
  insert();
  m_inspected(serial);
  m_greeter.see(readers({reader_with("A", belgian_atr, 2)}));
  m_recalled(memory::CardRecord{});
  EXPECT_EQ(did(), (Did{"inspect A", "inspect A"}));
}

TEST_F(Greeting, opens_nothing_when_a_sign_in_began_meanwhile) {
  insert();
  m_inspected(serial);
  m_session = SessionState::asking;
  m_recalled(memory::CardRecord{});
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, leaves_a_card_alone_that_cannot_be_read) {
  insert();
  m_inspected(card::Fault::timed_out);
  EXPECT_EQ(did(), Did{"inspect A"});
  EXPECT_FALSE(m_later);
}

TEST_F(Greeting, looks_again_at_a_card_that_another_program_has_for_itself) {
  insert();
  m_inspected(card::Fault::card_busy);
  EXPECT_EQ(did(), Did{"inspect A"}) << "not at once";
  std::exchange(m_later, {})();
  EXPECT_EQ(did(), Did{"inspect A"});
  m_inspected(serial);
  m_recalled(memory::CardRecord{});
  EXPECT_EQ(did(), Did{"open A"});
}

TEST_F(Greeting, looks_at_a_busy_card_no_more_once_it_is_gone_or_the_session_minds_it) {
  insert();
  m_inspected(card::Fault::card_busy);
  session_becomes(SessionState::asking);
  std::exchange(m_later, {})();
  EXPECT_EQ(did(), Did{"inspect A"});
  session_becomes(SessionState::idle);
  remove();
  insert();
  m_inspected(card::Fault::card_busy);
  remove();
  std::exchange(m_later, {})();
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, gives_a_busy_card_up_in_the_end) {
  insert();
  std::size_t looks = 1;
  for (m_inspected(card::Fault::card_busy); m_later; m_inspected(card::Fault::card_busy), ++looks) {
    ASSERT_LT(looks, 100U);
    std::exchange(m_later, {})();
  }
  EXPECT_EQ(did(), Did(12, "inspect A"));
}

TEST_F(Greeting, brings_a_window_with_trouble_forward_for_a_card_of_the_users_own) {
  m_session = SessionState::trouble;
  insert_and_recall(memory::CardRecord{});
  EXPECT_EQ(did(), (Did{"inspect A", "open A"}));
}

TEST_F(Greeting, leaves_the_card_to_a_session_that_goes_on_with_it_out_of_its_trouble) {
  for (const auto& recollection : {memory::LookupResult{memory::CardRecord{}}, {memory::UnknownCard{}}}) {
    m_session = SessionState::trouble;
    insert();
    session_becomes(SessionState::signing_in);
    m_inspected(serial);
    m_recalled(recollection);
    EXPECT_EQ(did(), Did{"inspect A"});
    remove();
  }
}

TEST_F(Greeting, asks_quietly_about_an_unknown_card_until_it_goes) {
  insert_and_recall(memory::UnknownCard{});
  EXPECT_EQ(did(), (Did{"inspect A", "ask about A"}));
  remove();
  EXPECT_EQ(did(), Did{"withdraw A"});
}

TEST_F(Greeting, signs_in_with_an_unknown_card_when_the_user_says_so) {
  insert_and_recall(memory::UnknownCard{});
  did();
  m_greeter.sign_in_with({"A", 1});
  EXPECT_EQ(did(), (Did{"sign in A", "withdraw A"}));
}

TEST_F(Greeting, asks_nothing_where_the_user_does_not_want_to_be_asked) {
  m_may_ask = false;
  insert_and_recall(memory::UnknownCard{});
  m_greeter.sign_in_with({"A", 1});
  remove();
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, asks_quietly_where_there_is_no_keyring) {
  insert_and_recall(memory::NoKeyring{});
  EXPECT_EQ(did(), (Did{"inspect A", "ask about A"}));
}

TEST_F(Greeting, opens_the_dialog_for_a_card_that_is_known_to_be_the_users_own_where_there_is_no_keyring) {
  insert_and_recall(memory::NoKeyring{memory::CardRecord{}});
  EXPECT_EQ(did(), (Did{"inspect A", "open A"}));
}

/// A card that came before the keyring.
class WithALateKeyring : public Greeting {
protected:
  void SetUp() override {
    Greeting::SetUp();
    insert_and_recall(memory::NoKeyring{});
    did();
    m_recalled = nullptr;
  }

  /// Whether the card was recalled when the keyring came.
  bool keyring_comes_and_tells(memory::LookupResult recollection) {
    m_greeter.keyring_changed();
    if (!m_recalled)
      return false;
    std::exchange(m_recalled, nullptr)(std::move(recollection));
    return true;
  }
};

TEST_F(WithALateKeyring, opens_the_dialog_in_the_place_of_the_question) {
  m_now += 20s;
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), (Did{"withdraw A", "open A"}));
  EXPECT_FALSE(keyring_comes_and_tells(memory::CardRecord{})) << "once is enough";
}

TEST_F(WithALateKeyring, opens_nothing_when_the_user_cannot_be_waiting_for_it_any_more) {
  m_now += 1min;
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), Did{"withdraw A"});
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in A"}) << "but it is the user's own";
}

TEST_F(WithALateKeyring, leaves_a_card_alone_that_is_not_for_primaweb) {
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{memory::Standing::not_for_primaweb, std::nullopt}));
  EXPECT_EQ(did(), Did{"withdraw A"});
}

TEST_F(WithALateKeyring, opens_nothing_more_after_a_dialog_that_came_in_another_way) {
  session_becomes(SessionState::asking);
  session_becomes(SessionState::idle);
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), Did{"withdraw A"});
}

TEST_F(WithALateKeyring, opens_nothing_over_the_first_steps) {
  m_first_steps = true;
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), Did{"withdraw A"});
}

TEST_F(WithALateKeyring, asks_again_where_a_locked_one_said_that_there_is_nothing) {
  EXPECT_TRUE(keyring_comes_and_tells(memory::UnknownCard{}));
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), (Did{"withdraw A", "open A"}));
}

TEST_F(WithALateKeyring, leaves_the_question_about_a_card_that_is_not_known) {
  EXPECT_TRUE(keyring_comes_and_tells(memory::UnknownCard{}));
  m_greeter.sign_in_with({"A", 1});
  EXPECT_EQ(did(), (Did{"sign in A", "withdraw A"}));
}

TEST_F(WithALateKeyring, hears_whose_the_card_is_that_it_asks_no_more_about) {
  m_greeter.withdraw_questions();
  m_greeter.not_for_primaweb({"A", 1});
  session_becomes(SessionState::asking);
  session_becomes(SessionState::idle);
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  m_greeter.start();
  EXPECT_EQ(did(), (Did{"withdraw A", "sign in A"})) << "the user's own";
}

TEST_F(WithALateKeyring, asks_again_at_the_next_change_while_it_cannot_tell) {
  EXPECT_TRUE(keyring_comes_and_tells(memory::NoKeyring{}));
  EXPECT_EQ(did(), Did{});
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), (Did{"withdraw A", "open A"}));
}

TEST_F(WithALateKeyring, asks_once_at_a_time) {
  m_greeter.keyring_changed();
  m_recalled = nullptr;
  EXPECT_FALSE(keyring_comes_and_tells(memory::CardRecord{}));
}

TEST_F(WithALateKeyring, minds_no_card_that_is_gone_or_answered_for_or_put_in_for_somebody_else) {
  m_present = false;
  EXPECT_FALSE(keyring_comes_and_tells(memory::CardRecord{}));
  m_present = true;
  m_greeter.not_for_primaweb({"A", 1});
  EXPECT_FALSE(keyring_comes_and_tells(memory::CardRecord{}));
  remove();
  EXPECT_FALSE(keyring_comes_and_tells(memory::CardRecord{}));
}

TEST_F(WithALateKeyring, opens_nothing_while_primaweb_is_open) {
  m_session = SessionState::signed_in;
  EXPECT_TRUE(keyring_comes_and_tells(memory::CardRecord{}));
  EXPECT_EQ(did(), Did{"withdraw A"});
}

TEST_F(Greeting, starts_with_the_users_own_card_while_it_is_in_a_reader) {
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in"});
  insert_and_recall(memory::UnknownCard{});
  did();
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in"}) << "an unknown card is not the user's own";
  remove();
  m_greeter.see(readers({reader_with("A", belgian_atr, 2)}));
  m_inspected(serial);
  m_recalled(memory::CardRecord{});
  did();
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in A"});
  m_greeter.see(readers({empty_reader("A", 2)}));
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in"});
}

TEST_F(Greeting, starts_with_no_card_that_the_user_has_meanwhile_said_is_not_for_primaweb) {
  insert_and_recall(memory::CardRecord{});
  did();
  m_recalled = nullptr;
  m_greeter.cards_changed();
  ASSERT_TRUE(m_recalled);
  memory::CardRecord said;
  said.standing = memory::Standing::not_for_primaweb;
  m_recalled(said);
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in"}) << "and names none";
}

TEST_F(Greeting, opens_nothing_for_a_card_that_stays_the_users_own_when_something_else_is_said_of_another) {
  insert_and_recall(memory::CardRecord{});
  did();
  m_recalled = nullptr;
  m_greeter.cards_changed();
  ASSERT_TRUE(m_recalled);
  m_recalled(memory::CardRecord{});
  EXPECT_EQ(did(), Did{});
  m_greeter.start();
  EXPECT_EQ(did(), Did{"sign in A"});
}

TEST_F(Greeting, remembers_a_card_that_is_not_for_primaweb) {
  insert_and_recall(memory::UnknownCard{});
  did();
  m_greeter.not_for_primaweb({"A", 1});
  EXPECT_EQ(did(), (Did{"leave alone", "withdraw A"}));
}

TEST_F(Greeting, asks_no_more_about_a_card_that_may_have_become_known_and_ignores_a_late_press) {
  insert_and_recall(memory::UnknownCard{});
  did();
  m_greeter.withdraw_questions();
  EXPECT_EQ(did(), Did{"withdraw A"});
  m_greeter.not_for_primaweb({"A", 1});
  m_greeter.sign_in_with({"A", 1});
  remove();
  EXPECT_EQ(did(), Did{});
}

TEST_F(Greeting, ignores_an_answer_about_a_card_that_is_gone) {
  insert_and_recall(memory::UnknownCard{});
  remove();
  did();
  m_greeter.sign_in_with({"A", 1});
  m_greeter.not_for_primaweb({"A", 1});
  EXPECT_EQ(did(), Did{});
}

} // namespace
} // namespace launcher
