// SPDX-License-Identifier: EUPL-1.2
#include "session/sign_in.h"

#include "desktop/realtime_portal.h"
#include "session/forgetting.h"
#include "session/not_done_text.h"
#include "session/official_page.h"
#include "session/portal_report.h"
#include "session/preferences.h"
#include "session/session_state.h"
#include "tls/backend.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace session {

namespace {

/// How long pcscd takes from a reader to the card in it. The practice reader tells of both at once.
card::CardArrivals::Clock::duration settling(const SessionConfig& config) {
  return std::chrono::milliseconds{config.practice ? 0 : 1'500};
}

} // namespace

SignIn::SignIn(const SessionConfig& config, CardDesk& desk, memory::CardMemory& memory, MeantCard meant, Opened opened)
    : m_config{config},
      m_desk{desk},
      m_memory{memory},
      m_meant{std::move(meant)},
      m_opened{std::move(opened)},
      m_cards{
          desk, m_meant.reader, settling(config),
          [this](signin::Event event, std::function<void()> done) { card_said(std::move(event), std::move(done)); }},
      m_presence{[this](desktop::Presence now) { presence_changed(now); }},
      m_card_store{memory,
                   m_cards,
                   may_remember_destination(),
                   {.tell = [this](signin::Event event) { tell(std::move(event)); },
                    .signed_in = [this](const memory::CardToken& card) { m_signal_signed_in.emit(card); }}},
      m_portal{portal_dependencies()},
      m_dialog{config.practice},
      m_primaweb{config.practice},
      m_check_up{config.practice_directory} {
  connect_windows();
  connect_help();
  m_dialog.warn_of_description(!m_config.portal.errors.empty());
  m_dialog.offer_to_remember_choices(m_card_store.remembers_choices());
}

void SignIn::offer(const Glib::RefPtr<Gio::ActionGroup>& side_actions) {
  m_dialog.insert_action_group("side", side_actions);
  m_primaweb.insert_action_group("side", side_actions);
  m_side_actions = side_actions;
}

void SignIn::begin() {
  m_dialog.open(m_opened.by, m_opened.at, std::exchange(m_opened.activation_token, {}));
  const auto& description = m_config.portal.description;
  if (!description) {
    tell(signin::PortalFailed{signin::Failure::description_broken});
  } else if (!tls::backend_is_gnutls()) {
    tell(signin::PortalFailed{signin::Failure::tls_part_missing});
  } else if (desktop::is_killed_by_realtime_portal()) {
    tell(signin::PortalFailed{signin::Failure::no_realtime});
  } else {
    open_browser(*description);
    watch_readers();
  }
}

SignIn::~SignIn() {
  m_watch.reset();
  m_portal.set_observer(nullptr);
  m_learning.reset();
  m_dialog.set_portal_view(nullptr);
  m_idle_settings_changed.disconnect();
  m_idle.reset();
  m_work_windows.reset();
  m_primaweb.set_portal_view(nullptr, {});
  m_portal.drop_key();
}

void SignIn::present(const Opened& opened) {
  const bool by_user = opened.by == ui::WindowGuard::Opening::by_the_user;
  if (m_in_primaweb)
    ui::present_since(m_primaweb, by_user ? opened.at : ui::long_ago(), opened.activation_token);
  else
    m_dialog.open(opened.by, opened.at, opened.activation_token);
}

void SignIn::present_for_user(const std::string& activation_token) {
  present({.by = ui::WindowGuard::Opening::by_the_user, .activation_token = activation_token});
}

void SignIn::ask_to_sign_out() {
  if (m_in_primaweb)
    m_primaweb.ask_to_sign_out();
}

void SignIn::leave_primaweb(const std::string& activation_token) {
  if (!m_in_primaweb)
    return present_for_user(activation_token);
  if (work_to_lose().is_there())
    present_for_user(activation_token);
  m_primaweb.sign_out();
}

void SignIn::ask_whether_to_end(const std::string& activation_token, std::function<void(bool)> answer) {
  tell_whether_to_end(false); // who asked before is not answered by what is asked now
  if (!m_may_be_work || !work_to_lose().is_there())
    return answer(true);
  m_may_end = std::move(answer);
  present_for_user(activation_token);
  if (m_in_primaweb)
    m_primaweb.ask_to_sign_out();
  else
    m_dialog.ask_to_sign_out();
}

ui::PrimaWebWindow::WorkToLose SignIn::work_to_lose() const {
  return {.is_typed = m_portal.browser()->has_typed_work(), .is_being_saved = m_work_windows->is_saving()};
}

void SignIn::tell_whether_to_end(bool may) {
  if (const auto answer = std::exchange(m_may_end, nullptr))
    answer(may);
}

void SignIn::sign_out() {
  tell(signin::SignOutWanted{});
}

sigc::signal<void(std::string, std::string, std::string)>& SignIn::signal_state() {
  return m_signal_state;
}

sigc::signal<void(MeantCard, card::KnownCard, SignIn::Opened)>& SignIn::signal_needs_other_tls() {
  return m_signal_needs_other_tls;
}

sigc::signal<void()>& SignIn::signal_ended() {
  return m_signal_ended;
}

void SignIn::tell(signin::Event event) {
  m_runner.dispatch(std::move(event));
}

PortalController::Dependencies SignIn::portal_dependencies() {
  return {.tell =
              [this](signin::Event event) {
                const bool has_session = std::holds_alternative<signin::CardRequestDone>(event);
                tell(std::move(event));
                if (has_session)
                  watch_for_idleness();
              },
          .make_key = [this] { return make_key(); },
          .language = [] { return portal_language(); },
          // Not by Gio::NetworkMonitor: giomm 2.68 gives GIO's one monitor back too often, and it is gone at the third
          // fault.
          .connectivity = [] { return g_network_monitor_get_connectivity(g_network_monitor_get_default()); },
          .session_ends =
              [this] {
                m_idle.reset();
                m_work_windows->close();
              }};
}

std::unique_ptr<tls::CardKey> SignIn::make_key() const {
  const auto& card = m_cards.card();
  return card ? std::make_unique<tls::CardKey>(card->authentication, card->issuer, m_desk.signer(), card->reach)
              : nullptr;
}

void SignIn::open_browser(const portal::Description& description) {
  m_dialog.set_service(description.name);
  m_dialog.set_card_hosts(description.card_hosts);
  m_primaweb.set_service(description.name);
  const auto settings = find_settings();
  auto trust = m_config.trust;
  trust.card_host_issuers = description.card_host_issuers;
  m_portal.open(std::make_unique<web::Browser>(description, m_config.practice_trust, wanted_language(settings),
                                               wanted_drawing(settings, web::usual_drawing())),
                std::make_unique<tls::CardRequester>(description.card_hosts, trust, card_request_seconds));
  auto& browser = *m_portal.browser();
  if (settings)
    browser.follow_zoom(settings, "zoom");
  m_dialog.set_portal_view(&browser.widget());
  // Before the window asks where to save it.
  browser.signal_download().connect([this](const std::shared_ptr<web::Download>&) { tell(signin::WorkSeen{}); });
  m_work_windows = std::make_unique<WorkWindows>(browser, m_primaweb, m_config.practice, m_side_actions);
  m_work_windows->signal_uncover().connect([this] { uncover_work(); });
  m_work_windows->signal_not_done().connect([this](web::NotDone what) {
    // Programs are opened for the user only; what else a page wanted while nobody saw it, nobody misses.
    if (what == web::NotDone::program || m_dialog.shows_page())
      m_dialog.tell(text_of(what));
  });
  if (const auto& learned = m_config.learned) {
    const auto& practice = m_config.practice_directory;
    m_learning = std::make_unique<PageLearning>(
        portal::Learner{description, *learned},
        std::make_unique<WalkNotes>(description, walk_file(practice), worked_rules(practice), &may_learn), browser,
        m_dialog, m_primaweb);
    m_portal.set_observer(m_learning.get());
    m_learning->signal_taught().connect(
        [this](const portal::TaughtChoice& choice) { tell(signin::ChoiceTaught{choice}); });
  } else {
    forget_walk(m_config.practice_directory);
  }
  browser.signal_acted_by_hand().connect(
      [this](const portal::ActByHand&, std::uint64_t) { tell(signin::ActedByHand{}); });
}

void SignIn::connect_windows() {
  m_dialog.signal_pin_confirmed().connect(
      [this](card::Pin& pin, card::LastTry last_try) { m_cards.confirm_pin(std::move(pin), last_try); });
  m_dialog.signal_pad_wanted().connect([this](card::LastTry last_try) { tell(signin::PadWanted{last_try}); });
  m_dialog.signal_host_answered().connect([this](const std::string& host, signin::HostAnswer answer) {
    if (m_learning && answer != signin::HostAnswer::go)
      m_learning->refused(host);
    tell(signin::HostAnswered{host, answer});
  });
  m_dialog.signal_chosen().connect([this](std::size_t index, bool remember) { tell(signin::Chosen{index, remember}); });
  m_dialog.signal_more_wanted().connect([this] { tell(signin::MoreWanted{}); });
  m_dialog.signal_change_wanted().connect([this] { tell(signin::ChangeWanted{}); });
  m_dialog.signal_remedy_pressed().connect([this] { tell(signin::RemedyPressed{}); });
  m_dialog.signal_forget().connect([this] {
    if (m_config.learned)
      m_config.learned->forget_all();
    forget_traces(m_config.practice_directory);
    m_dialog.offer_to_forget(false);
  });
  m_dialog.signal_arrived().connect([this] { tell(signin::Arrived{}); });
  m_dialog.signal_cancelled().connect([this] { tell(signin::Cancelled{}); });
  m_dialog.signal_asks_to_sign_out().connect([this] { find_log_out(); });
  m_primaweb.signal_asks_to_sign_out().connect([this] { find_log_out(); });
  m_primaweb.signal_sign_out().connect([this] {
    tell_whether_to_end(true);
    tell(signin::SignOutWanted{});
  });
  m_primaweb.signal_stay().connect([this] { tell_whether_to_end(false); });
  m_primaweb.set_work_to_lose([this] { return work_to_lose(); });
  m_dialog.signal_stay().connect([this] { tell_whether_to_end(false); });
  m_primaweb.signal_uncover().connect([this] { uncover_work(); });
  m_primaweb.signal_switch().connect([this] {
    m_switch_wanted = true;
    tell(signin::SwitchWanted{});
    m_switch_wanted = false;
  });
}

void SignIn::connect_help() {
  m_dialog.signal_check_up().connect([this] { m_check_up.open(m_dialog); });
  m_primaweb.signal_check_up().connect([this] { m_check_up.open(m_primaweb); });
  m_dialog.signal_browser().connect([this](const std::string& page) { m_external_opener.open(page); });
  m_external_opener.signal_failed().connect([this] { m_dialog.tell_no_browser(); });
  // These are the description's own addresses: no session's secret is in them.
  m_external_opener.signal_asked().connect([](const std::string& /*host*/, const sigc::slot<void()>& go) { go(); });
  if (const auto& description = m_config.portal.description; description && !m_config.practice)
    m_dialog.offer_pages(
        [&description](signin::Failure failure) { return page_for(failure, *description, portal_language()); });
}

/// The question is read in the meantime, and says the least that is true until then.
void SignIn::find_log_out() {
  const auto tell_of = [this](bool is_known) {
    m_dialog.tell_log_out(is_known);
    m_primaweb.tell_log_out(is_known);
  };
  tell_of(false);
  m_portal.browser()->find_log_out(tell_of);
}

/// From when the portal has a session for the user, whatever page they stand before.
void SignIn::watch_for_idleness() {
  m_idle_settings_changed.disconnect();
  m_idle_settings = find_settings();
  m_idle.emplace(idle_rules(m_idle_settings), m_config.practice,
                 IdleWatch::Acts{.cover = [this](bool covered) { cover_work(covered); },
                                 .end = [this] { m_dispatcher.post([this] { tell(signin::SignOutWanted{}); }); },
                                 .window = [this]() -> Gtk::Window& {
                                   return m_in_primaweb ? static_cast<Gtk::Window&>(m_primaweb) : m_dialog;
                                 }});
  if (m_idle_settings)
    m_idle_settings_changed = m_idle_settings->signal_changed().connect([this](const Glib::ustring& /*key*/) {
      if (m_idle)
        m_idle->set_rules(idle_rules(m_idle_settings));
    });
}

/// Before PrimaWeb, the dialog's own questions cover the pages, or the user goes on in one by hand.
void SignIn::cover_work(bool covered) {
  if (!m_in_primaweb)
    return;
  m_portal.browser()->set_covered(covered ? web::Covering::for_a_while : web::Covering::none);
  m_work_windows->set_covered(covered);
  m_primaweb.set_covered(covered);
}

void SignIn::uncover_work() {
  if (m_idle)
    m_idle->uncover();
}

void SignIn::watch_readers() {
  m_watch =
      std::make_unique<card::ReaderWatch>([this, post = m_dispatcher.poster()](const card::ReaderSnapshot& snapshot) {
        post([this, snapshot] { m_cards.readers_changed(snapshot); });
      });
}

void SignIn::card_said(signin::Event event, std::function<void()> done) {
  auto* read = std::get_if<signin::CardRead>(&event);
  if (read == nullptr) {
    m_runner.dispatch(std::move(event), std::move(done));
    return;
  }
  complete(*read);
  if (m_learning)
    m_learning->set_holder(m_cards.card()->facts.holder.reveal());
  m_runner.dispatch(std::move(event), std::move(done));
  m_card_store.recall();
}

/// With what is known of the card beside what is on it.
void SignIn::complete(signin::CardRead& event) const {
  const auto& card = *m_cards.card();
  if (const auto noted = m_memory.noted(card.serial))
    event.facts.ownership = memory::ownership_of(*noted);
  event.is_chosen = m_meant.card && m_meant.card->is_of(card.serial);
  event.needs_other_tls = (card.reach == tls::KeyReach::tls_1_2) != m_config.only_tls_1_2;
}

void SignIn::presence_changed(desktop::Presence now) {
  if (m_idle && now != desktop::Presence::present)
    m_idle->user_left();
  switch (now) {
  case desktop::Presence::present:
    return tell(signin::UserBack{});
  case desktop::Presence::asleep:
    return tell(signin::UserLeft{signin::Absence::computer_asleep});
  case desktop::Presence::session_inactive:
    return tell(signin::UserLeft{signin::Absence::session_inactive});
  case desktop::Presence::screen_locked:
    return tell(signin::UserLeft{signin::Absence::screen_locked});
  }
}

} // namespace session
