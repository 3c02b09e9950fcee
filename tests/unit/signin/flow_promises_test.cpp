// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <set>

namespace signin::test {
namespace {

TEST(FlowPromises, verifies_nothing_that_the_user_did_not_confirm) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come_entities();
  EXPECT_EQ(flow.count<Verify>(), 1);
  flow.confirm_pin();
  EXPECT_EQ(flow.count<Verify>(), 1) << "no PIN box is open";
}

TEST(FlowPromises, spends_the_last_try_only_when_it_was_confirmed_as_such) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card(1);
  flow.confirm_pin();
  EXPECT_FALSE(flow.did<Verify>());
  EXPECT_TRUE(flow.view<AskPin>());
  flow.confirm_pin(card::LastTry::confirmed);
  ASSERT_TRUE(flow.did<Verify>());
  EXPECT_EQ(flow.find<Verify>()->last_try, card::LastTry::confirmed);
}

TEST(FlowPromises, closes_the_card_after_success_failure_cancel_removal_and_time_out) {
  const auto signing = [] {
    FlowDriver flow;
    flow.place_card();
    flow.read_card();
    flow.come("sign-in-method", portal::Meaning::sign_in_method);
    flow.accept_pin();
    flow.tell(CardWanted{});
    return flow;
  };
  const std::vector<Event> endings{CardRequestDone{},
                                   CardRequestFailed{Failure::card_host_unreachable},
                                   Cancelled{},
                                   CardTaken{FlowDriver::reader},
                                   TimedOut{Timer::open_card},
                                   CardDidNotSign{card::Fault::card_reset}};
  for (const auto& ending : endings) {
    auto flow = signing();
    flow.tell(ending);
    EXPECT_TRUE(flow.did<CloseCard>()) << "event " << ending.index();
  }
}

TEST(FlowPromises, ends_the_session_whole_on_sign_out) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.come("primaweb", portal::Meaning::primaweb);
  flow.tell(SignOutWanted{});
  EXPECT_TRUE(flow.did<CloseCard>());
  EXPECT_TRUE(flow.did<EndPortalSession>());
  EXPECT_TRUE(flow.did<Leave>());
}

TEST(FlowPromises, presses_nothing_on_a_page_that_nobody_knows) {
  FlowDriver flow;
  flow.sign_in_with_card();
  for (int page = 0; page < 5; ++page) {
    flow.come_unknown();
    EXPECT_FALSE(flow.did<Press>());
    EXPECT_FALSE(flow.did<Choose>());
  }
}

// By the last one of each.
constexpr int meanings = static_cast<int>(portal::Meaning::unavailable) + 1;
constexpr int faults = static_cast<int>(card::Fault::reader_cannot) + 1;
constexpr int no_pins = static_cast<int>(card::NoPin::pad_cannot_ask) + 1;

Event any_event(std::mt19937& random, std::uint64_t& visit) {
  const auto pick = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  const auto tries = [&pick] { return card::TriesLeft{pick(4)}; };
  const auto failure = [&random] { return all_failures.at(random() % all_failures.size()); };
  switch (pick(46)) {
  case 0:
    return ReadersSeen{pick(2) == 0};
  case 1:
    return ServiceFailed{Failure::service_stopped};
  case 2:
  case 3:
    return CardPlaced{FlowDriver::reader, pick(2) == 0 ? card::Arrival::inserted : card::Arrival::already_there};
  case 4:
  case 5:
    return CardRead{FlowDriver::facts(pick(4), pick(2) == 0)};
  case 6:
    return CardTaken{FlowDriver::reader};
  case 7:
    return Recalled{portal::Destination{"OCMW van Herstappe", "Maatschappelijk Welzijn", ""}, true,
                    static_cast<card::Ownership>(pick(4))};
  case 8:
  case 9:
    return PinConfirmed{pick(2) == 0 ? card::LastTry::confirmed : card::LastTry::not_confirmed};
  case 10:
  case 11:
    return PinChecked{card::PinAccepted{}};
  case 12:
    return PinChecked{card::PinWrong{tries()}};
  case 13:
    return PageShown{++visit, {}};
  case 14:
  case 15:
    return PageShown{++visit, portal::Page{"page", static_cast<portal::Meaning>(pick(meanings)), FlowDriver::entities(),
                                           pick(3) == 0}};
  case 16:
    return CardWanted{};
  case 17:
    return CardRequestDone{};
  case 18:
    return CardDidNotSign{static_cast<card::Fault>(pick(faults))};
  case 19:
    return Chosen{static_cast<std::size_t>(pick(5)), true};
  case 20:
    return RemedyPressed{};
  case 21:
    return PadWanted{pick(2) == 0 ? card::LastTry::confirmed : card::LastTry::not_confirmed};
  case 22:
    return PinChecked{card::PinNotTyped{static_cast<card::NoPin>(pick(no_pins))}};
  case 23:
    return PinChecked{card::PinNotTried{tries()}};
  case 24:
    return PinChecked{static_cast<card::Fault>(pick(faults))};
  case 25:
    return CardUnfit{failure()};
  case 26:
    return CardKeptByOthers{pick(2) == 0};
  case 27:
    return CardRequestFailed{failure()};
  case 28:
    return PortalFailed{failure()};
  case 29:
    return ChangeWanted{};
  case 30:
    return SwitchWanted{};
  case 31:
    return UserLeft{static_cast<Absence>(pick(3))};
  case 32:
    return UserBack{};
  case 33:
    return ChoiceFailed{visit};
  case 34:
    return WorkSeen{};
  case 35:
    return pick(2) == 0 ? Arrived{} : Arrived{visit};
  case 36:
    return ActedByHand{};
  case 37:
    return ChoiceTaught{{.entity = portal::Option{"OCMW van Herstappe", ""}}};
  case 38:
    return NotRemembered{};
  case 39:
    return ForeignCardSeen{FlowDriver::reader};
  case 40:
    return HostWanted{FlowDriver::host(pick(2) == 0 ? "primaweb.example.be" : "another.example"), pick(2) == 0};
  case 41:
    return HostWithdrawn{};
  case 42:
    return HostAnswered{pick(2) == 0 ? "primaweb.example.be" : "another.example", static_cast<HostAnswer>(pick(3))};
  case 43:
    return MoreWanted{};
  case 44:
    return CardWithdrawn{};
  default:
    if (const int rare = pick(20); rare < 2) // these end it
      return rare == 0 ? Event{Cancelled{}} : Event{SignOutWanted{}};
    return TimedOut{static_cast<Timer>(pick(5))};
  }
}

/// What the shell knows of the card while it carries out the effects.
struct CardSeen {
  bool pin_accepted = false; ///< and not closed since
  bool signing = false;      ///< a card request is under way
  bool user_left = false;

  void see(const Effect& effect) {
    if (std::holds_alternative<CloseCard>(effect))
      pin_accepted = false;
    if (std::holds_alternative<SendCardRequest>(effect))
      signing = true;
    if (std::holds_alternative<CancelCardRequest>(effect))
      signing = false;
  }

  void see(const Event& event) {
    if (std::holds_alternative<UserLeft>(event))
      user_left = true;
    if (std::holds_alternative<UserBack>(event))
      user_left = false;
    if (std::holds_alternative<CardRequestDone>(event) || std::holds_alternative<CardRequestFailed>(event) ||
        std::holds_alternative<CardDidNotSign>(event))
      signing = false;
  }
};

bool accepts_the_pin(const Event& event) {
  const auto* checked = std::get_if<PinChecked>(&event);
  return checked && std::holds_alternative<card::PinAccepted>(checked->result);
}

bool touches_the_card(const Effect& effect) {
  return std::holds_alternative<ReadCard>(effect) || std::holds_alternative<Verify>(effect) ||
         std::holds_alternative<VerifyOnPad>(effect) || std::holds_alternative<SendCardRequest>(effect);
}

bool acts_on_a_page(const Effect& effect) {
  const auto* show = std::get_if<Show>(&effect);
  return std::holds_alternative<Press>(effect) || std::holds_alternative<Choose>(effect) ||
         (show && std::holds_alternative<ByHand>(show->view));
}

void expect_card_promises_kept(unsigned seed) {
  std::mt19937 random{seed};
  FlowDriver flow;
  std::uint64_t visit = 0;
  long confirmed = 0;
  CardSeen card;
  for (int step = 0; step < 200; ++step) {
    const Event event = any_event(random, visit);
    flow.tell(event);
    card.see(event);
    if (std::holds_alternative<PinConfirmed>(event))
      ++confirmed;
    long verifies = 0;
    for (const auto& effect : flow.last()) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << " step " << step << " event " << event.index());
      if (std::holds_alternative<Verify>(effect)) {
        ++verifies;
        ASSERT_TRUE(std::holds_alternative<PinConfirmed>(event));
      }
      if (std::holds_alternative<VerifyOnPad>(effect)) {
        ++verifies;
        ASSERT_TRUE(std::holds_alternative<PadWanted>(event));
      }
      if (std::holds_alternative<SendCardRequest>(effect)) {
        ASSERT_TRUE(card.pin_accepted || accepts_the_pin(event));
      }
      ASSERT_FALSE(card.user_left && touches_the_card(effect));
      if (const auto* show = std::get_if<Show>(&effect))
        if (const auto* asked = std::get_if<AskPin>(&show->view)) {
          ASSERT_NE(asked->card.ownership, card::Ownership::not_for_primaweb);
        }
      ASSERT_FALSE(card.signing && acts_on_a_page(effect));
      card.see(effect);
    }
    ASSERT_LE(verifies, 1);
    if (accepts_the_pin(event) && flow.did<StartTimer>())
      card.pin_accepted = true;
  }
  EXPECT_LE(flow.count<Verify>(), confirmed);
}

/// Nobody gets as far as a yes by chance alone.
Event host_event(std::mt19937& random) {
  const auto* const name = random() % 2 == 0 ? "primaweb.example.be" : "another.example";
  if (random() % 2 == 0)
    return HostWanted{FlowDriver::host(name)};
  return HostAnswered{name, HostAnswer::go};
}

/// What the user reads when they say yes to a host, and whether something is asked of their card meanwhile.
void expect_hosts_are_asked_about(unsigned seed, int& gone) {
  std::mt19937 random{seed};
  FlowDriver flow;
  std::uint64_t visit = 0;
  std::optional<View> view;
  if (seed % 2 == 0) {
    flow.sign_in_with_card();
    visit = flow.visit();
  }
  for (int step = 0; step < 200; ++step) {
    const auto event = random() % 4 == 0 ? host_event(random) : any_event(random, visit);
    const auto* before = view ? std::get_if<AskHost>(&*view) : nullptr;
    const auto asked = before ? before->host.host : std::string{};
    const bool asks_pin = view && std::holds_alternative<AskPin>(*view);
    flow.tell(event);
    SCOPED_TRACE(testing::Message() << "seed " << seed << " step " << step << " event " << event.index());
    for (const auto& effect : flow.last()) {
      if (const auto* show = std::get_if<Show>(&effect)) {
        ASSERT_TRUE(!std::holds_alternative<AskHost>(show->view) || !asks_pin);
        view = show->view;
      }
      if (const auto* go = std::get_if<GoToHost>(&effect)) {
        ++gone;
        const auto* answer = std::get_if<HostAnswered>(&event);
        ASSERT_TRUE(answer && answer->answer == HostAnswer::go && answer->host == go->host);
        ASSERT_EQ(go->host, asked);
      }
    }
    if (view && std::holds_alternative<InPrimaWeb>(*view)) {
      ASSERT_FALSE(std::holds_alternative<HostWanted>(event) && flow.view<AskHost>());
    }
  }
}

TEST(FlowPromises, lead_to_no_host_but_the_one_that_the_user_reads_of_in_any_order_of_events) {
  int gone = 0;
  for (unsigned seed = 0; seed < 2000 && !HasFatalFailure(); ++seed)
    expect_hosts_are_asked_about(seed, gone);
  EXPECT_GT(gone, 100);
}

TEST(FlowPromises, are_searched_with_events_of_every_kind) {
  std::mt19937 random{1}; // NOLINT(bugprone-random-generator-seed): the same events each time
  std::uint64_t visit = 0;
  std::set<std::size_t> kinds;
  for (int count = 0; count < 10'000; ++count)
    kinds.insert(any_event(random, visit).index());
  EXPECT_EQ(kinds.size(), std::variant_size_v<Event>);
}

TEST(FlowPromises, hold_about_the_card_in_any_order_of_events) {
  for (unsigned seed = 0; seed < 2000 && !HasFatalFailure(); ++seed)
    expect_card_promises_kept(seed);
}

/// What comes by itself, and brings neither the end of the portal's session nor a page that the description knows.
bool comes_by_itself(const Event& event) {
  const auto* page = std::get_if<PageShown>(&event);
  return (page && !page->page) || std::holds_alternative<PortalFailed>(event) ||
         std::holds_alternative<TimedOut>(event) || std::holds_alternative<WorkSeen>(event) ||
         std::holds_alternative<CardTaken>(event) || std::holds_alternative<ServiceFailed>(event) ||
         std::holds_alternative<NotRemembered>(event);
}

TEST(FlowPromises, take_no_work_from_its_user_in_any_order_of_events) {
  int befell_work = 0;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random{seed};
    FlowDriver flow;
    flow.sign_in_with_card();
    flow.come_unknown();
    std::uint64_t visit = flow.visit();
    View view = *flow.view<ByHand>();
    for (int step = 0; step < 50; ++step) {
      const Event event = any_event(random, visit);
      const bool is_left_alone = may_be_work(view) && comes_by_itself(event);
      befell_work += is_left_alone ? 1 : 0;
      flow.tell(event);
      for (const auto& effect : flow.last())
        if (const auto* show = std::get_if<Show>(&effect))
          view = show->view;
      ASSERT_TRUE(!is_left_alone || (may_be_work(view) && !flow.did<EndPortalSession>()))
          << "seed " << seed << " step " << step << " event " << event.index();
    }
  }
  EXPECT_GT(befell_work, 1000);
}

} // namespace
} // namespace signin::test
