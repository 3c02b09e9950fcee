// SPDX-License-Identifier: EUPL-1.2
#include "../card/readers.h"
#include "launcher/card_greeter.h"

#include <gtest/gtest.h>

#include <vector>

namespace launcher {
namespace {

using card::testing::bank_card_atr;
using card::testing::belgian_atr;
using card::testing::empty_reader;
using card::testing::reader_with;
using card::testing::readers;
using namespace std::chrono_literals;
using Did = std::vector<std::string>;

const card::ChipSerial serial{{1, 2, 3}};

class Greeting : public ::testing::Test {
protected:
  CardGreeter::Hands hands() {
    CardGreeter::Hands hands;
    hands.inspect = [this](const std::string& reader, CardInspector::Answer answer) {
      m_did.push_back("inspect " + reader);
      m_inspected = std::move(answer);
    };
    hands.recall = [this](const card::ChipSerial& asked, std::function<void(memory::Recollection)> answer) {
      EXPECT_EQ(asked, serial);
      m_recalled = std::move(answer);
    };
    hands.leave_alone = [this](const card::ChipSerial& left) {
      EXPECT_EQ(left, serial);
      m_did.emplace_back("leave alone");
    };
    hands.session = [this] { return m_session; };
    hands.user_is_present = [this] { return m_present; };
    hands.may_open = [this] { return m_may_open; };
    hands.open_dialog = [this](const std::string& reader, const card::ChipSerial& meant) {
      EXPECT_EQ(meant, serial);
      m_did.push_back("open " + reader);
    };
    hands.sign_in = [this](const std::string& reader, const card::ChipSerial& meant) {
      EXPECT_EQ(meant, serial);
      m_did.push_back("sign in " + reader);
    };
    hands.sign_in_with_any = [this] { m_did.emplace_back("sign in"); };
    hands.ask_quietly = [this](const card::CardStay& stay) { m_did.push_back("ask about " + stay.reader); };
    hands.withdraw_question = [this](const card::CardStay& stay) { m_did.push_back("withdraw " + stay.reader); };
    hands.tell_stuck = [this] { m_did.emplace_back("tell that cards are not read"); };
    hands.later = [this](std::function<void()> work) { m_later = std::move(work); };
    hands.now = [this] { return m_now; };
    return hands;
  }

  void SetUp() override { m_greeter.see(readers({empty_reader("A")})); }

  void insert() { m_greeter.see(readers({reader_with("A", belgian_atr)})); }

  void session_becomes(SessionState state) {
    m_session = state;
    m_greeter.session_changed();
  }

  void remove() { m_greeter.see(readers({empty_reader("A", 1)})); }

  void insert_and_recall(memory::Recollection recollection) {
    insert();
    m_inspected(serial);
    m_recalled(std::move(recollection));
  }

  /// What was done since the last call.
  Did did() { return std::exchange(m_did, {}); }

  SessionState m_session = SessionState::away;
  bool m_present = true;
  bool m_may_open = true;
  card::CardArrivals::Clock::time_point m_now;
  Did m_did;
  CardInspector::Answer m_inspected;
  std::function<void(memory::Recollection)> m_recalled;
  std::function<void()> m_later;
  CardGreeter m_greeter{hands(), {}};
};

TEST_F(Greeting, opens_the_dialog_for_a_card_of_the_users_own) {
  insert_and_recall(memory::CardRecord{});
  EXPECT_EQ(did(), (Did{"inspect A", "open A"}));
}

TEST_F(Greeting, reads_a_card_once_for_one_insertion) {
  insert();
  insert();
  EXPECT_EQ(did(), Did{"inspect A"});
}

TEST_F(Greeting, tells_that_cards_are_not_read_any_more) {
  insert();
  m_inspected(card::Fault::service_stuck);
  EXPECT_EQ(did(), (Did{"inspect A", "tell that cards are not read"}));
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
  for (const auto& recollection : {memory::Recollection{memory::CardRecord{}}, {memory::UnknownCard{}}}) {
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

TEST_F(Greeting, asks_quietly_where_there_is_no_keyring) {
  insert_and_recall(memory::NoKeyring{});
  EXPECT_EQ(did(), (Did{"inspect A", "ask about A"}));
}

TEST_F(Greeting, opens_the_dialog_for_a_card_that_is_known_to_be_the_users_own_where_there_is_no_keyring) {
  insert_and_recall(memory::NoKeyring{memory::CardRecord{}});
  EXPECT_EQ(did(), (Did{"inspect A", "open A"}));
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

TEST_F(Greeting, remembers_a_card_that_is_not_for_primaweb) {
  insert_and_recall(memory::UnknownCard{});
  did();
  m_greeter.not_for_primaweb({"A", 1});
  EXPECT_EQ(did(), (Did{"leave alone", "withdraw A"}));
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
