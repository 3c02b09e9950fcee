// SPDX-License-Identifier: EUPL-1.2
#include "session/portal_failure.h"
#include "session/session_state.h"
#include "session/sign_in.h"

#include <glibmm/main.h>

#include <algorithm>
#include <utility>

namespace session {

namespace {

/// How long the portal's log-out may take before the data are destroyed without it.
constexpr unsigned log_out_seconds = 5;

/// Whether an unknown page may turn out to be PrimaWeb.
bool may_arrive(const signin::View& view) {
  const auto* primaweb = std::get_if<signin::InPrimaWeb>(&view);
  return signin::may_be_work(view) && (primaweb == nullptr || !primaweb->is_recognised);
}

std::vector<SoupCookie*> borrow(const std::vector<tls::Cookie>& cookies) {
  std::vector<SoupCookie*> borrowed;
  borrowed.reserve(cookies.size());
  for (const auto& cookie : cookies)
    borrowed.push_back(cookie.get());
  return borrowed;
}

} // namespace

void SignIn::carry_out(const signin::Effect& effect) {
  std::visit([this](const auto& each) { carry_out_effect(each); }, effect);
}

void SignIn::carry_out_effect(const signin::Show& effect) {
  const bool shows_page = signin::shows_page(effect.view);
  if (!shows_page)
    cover_pages();
  if (m_browser)
    m_browser->look_for_application(may_arrive(effect.view));
  // Before the windows: who sees them go may put a card in at once, and the launcher must know by then.
  m_signal_state.emit(state_of(effect.view), m_cards.reader(), failure_code_of(effect.view));
  if (const auto* done = std::get_if<signin::InPrimaWeb>(&effect.view)) {
    m_primaweb.set_destination(done->destination);
    m_browser->set_page_use(web::PageUse::work);
    tell_learning(effect.view);
    if (std::exchange(m_in_primaweb, true))
      return; // it only knows more of its page now; what covers it stays
    // Who works elsewhere while the portal is slow finds PrimaWeb there when they come back.
    const auto since = m_dialog.property_is_active() ? ui::Moment::clock::now() : ui::long_ago();
    m_dialog.set_portal_view(nullptr);
    m_primaweb.set_portal_view(&m_browser->widget(), m_browser->actions());
    m_browser->set_covered(web::Covering::none);
    m_dialog.set_visible(false);
    ui::present_since(m_primaweb, since);
    m_primaweb.set_covered(false);
    begin_idle_time();
  } else {
    if (std::exchange(m_in_primaweb, false))
      leave_primaweb();
    if (m_browser)
      m_browser->set_page_use(signin::may_be_work(effect.view) ? web::PageUse::perhaps_work : web::PageUse::way_in);
    if (shows_page)
      m_dialog.set_page_actions(m_browser->actions()); // each session has a page of its own
    m_dialog.show_view(effect.view);
    if (shows_page)
      m_browser->set_covered(web::Covering::none);
    tell_learning(effect.view);
  }
}

void SignIn::tell_learning(const signin::View& view) {
  if (!m_learning)
    return;
  if (const auto* primaweb = std::get_if<signin::InPrimaWeb>(&view)) {
    if (primaweb->is_recognised)
      m_learning->arrived();
    else
      m_learning->may_work();
  } else if (const auto* trouble = std::get_if<signin::Trouble>(&view)) {
    if (trouble->failure == signin::Failure::portal_in_circles)
      m_learning->went_in_circles();
  } else if (std::holds_alternative<signin::ByHand>(view) && m_cards.card()) {
    m_learning->by_hand(m_cards.card()->facts.holder.reveal());
  }
}

/// The page comes to who is there, and covered to who left while it was on its way.
void SignIn::begin_idle_time() {
  if (!m_idle)
    watch_for_idleness(); // they came by hand, without the card
  uncover_work();
  if (m_idle && m_presence.presence() != desktop::Presence::present)
    m_idle->user_left();
}

void SignIn::leave_primaweb() {
  // What opens the dialog is the user who wants to switch, or by itself the portal whose session has expired.
  const bool is_here = m_primaweb.property_is_active();
  tell_whether_to_end(true);
  m_work_windows->close();
  m_primaweb.set_portal_view(nullptr, {});
  m_primaweb.set_visible(false);
  m_dialog.set_portal_view(&m_browser->widget());
  using Opening = ui::WindowGuard::Opening;
  m_dialog.open(m_switch_wanted ? Opening::by_the_user : Opening::by_itself,
                m_switch_wanted || is_here ? ui::Moment::clock::now() : ui::long_ago());
}

/// Before anything of the launcher's own is shown, and while the pages are there that the other windows belong to.
void SignIn::cover_pages() {
  if (!m_browser)
    return;
  m_work_windows->close();
  m_browser->set_covered(web::Covering::for_good);
}

void SignIn::carry_out_effect(const signin::ReadCard& effect) {
  m_sleep_delay.hold();
  m_cards.carry_out(effect);
}

void SignIn::carry_out_effect(const signin::Verify& effect) {
  m_cards.carry_out(effect);
}

void SignIn::carry_out_effect(const signin::VerifyOnPad& effect) {
  m_cards.carry_out(effect, pad_language());
}

void SignIn::carry_out_effect(const signin::CloseCard& effect) {
  m_key.reset();
  m_cards.carry_out(effect, [this] { m_sleep_delay.release(); });
}

void SignIn::carry_out_effect(const signin::HandOver& /*effect*/) {
  const auto& card = *m_cards.card();
  card::KnownCard known{card.serial, {.authentication = card.authentication.der(), .issuer = {}}};
  if (card.issuer)
    known.certificates.issuer = card.issuer->der();
  known.certificates.rsa_pss =
      card.authentication.key_kind() == certificate::KeyKind::rsa_2048 && card.reach == tls::KeyReach::tls_1_3;
  m_signal_needs_other_tls.emit({m_cards.reader(), memory::CardToken::make(card.serial)}, known);
}

void SignIn::carry_out_effect(const signin::LoadStart& /*effect*/) {
  if (m_learning)
    m_learning->start_over();
  if (m_ending_portal_session)
    m_load_afterwards = true;
  else
    m_browser->load_start(portal_language());
}

void SignIn::carry_out_effect(const signin::Press& effect) {
  if (m_learning)
    m_learning->acts_by_itself();
  m_browser->press(effect.visit);
}

void SignIn::carry_out_effect(const signin::ShowMore& effect) {
  m_browser->show_more(effect.visit);
}

void SignIn::carry_out_effect(const signin::Choose& effect) {
  if (m_learning)
    m_learning->acts_by_itself();
  m_browser->choose(effect.visit, effect.index);
}

void SignIn::carry_out_effect(const signin::GoToHost& effect) {
  if (m_learning)
    m_learning->host_was_accepted(effect.host);
  m_browser->go_to_host(effect.host);
}

void SignIn::carry_out_effect(const signin::StayFromHost& /*effect*/) {
  m_browser->stay_from_host();
}

void SignIn::carry_out_effect(const signin::OpenHostElsewhere& /*effect*/) {
  m_browser->open_host_elsewhere();
}

void SignIn::carry_out_effect(const signin::SendCardRequest& /*effect*/) {
  const auto& card = m_cards.card();
  if (!card || !m_card_host_visit)
    return;
  m_key = std::make_unique<tls::CardKey>(card->authentication, card->issuer, m_desk.signer(), card->reach);
  const tls::CardRequest request{.method = m_card_host_visit->method,
                                 .address = m_card_host_visit->address,
                                 .content_type = m_card_host_visit->content_type,
                                 .body = m_card_host_visit->body,
                                 .cookie_header = m_card_host_visit->cookie_header,
                                 .referer = m_card_host_visit->referer,
                                 .origin = m_card_host_visit->origin,
                                 .user_agent = m_card_host_visit->user_agent,
                                 .accept_language = m_card_host_visit->accept_language};
  m_requester->send(request, *m_key, [this](tls::CardRequestResult result) { card_request_ended(std::move(result)); });
}

void SignIn::card_request_ended(tls::CardRequestResult result) {
  if (const auto* failed = std::get_if<tls::RequestFailed>(&result)) {
    if (failed->card)
      tell(signin::CardDidNotSign{*failed->card});
    else
      tell(signin::CardRequestFailed{
          failure_of(failed->fault, g_network_monitor_get_connectivity(g_network_monitor_get_default())), card_host()});
    return;
  }
  const auto& answer = std::get<tls::CardAnswer>(result);
  m_card_host_visit.reset();
  tell(signin::CardRequestDone{});
  watch_for_idleness();
  if (answer.next_address.reveal().empty())
    m_browser->show_page(borrow(answer.cookies), answer.page, answer.page_address);
  else
    m_browser->go_on(borrow(answer.cookies), answer.next_address);
}

void SignIn::carry_out_effect(const signin::CancelCardRequest& /*effect*/) {
  m_requester->cancel();
}

void SignIn::carry_out_effect(const signin::Remember& effect) {
  keep({.standing = memory::Standing::own,
        .last = m_remembers_choices ? std::optional{effect.destination} : std::nullopt,
        .told_of_end = m_told_of_end});
}

void SignIn::carry_out_effect(const signin::RememberOwnCard& /*effect*/) {
  keep({.standing = memory::Standing::own, .last = m_last_destination, .told_of_end = m_told_of_end});
}

void SignIn::carry_out_effect(const signin::StartTimer& effect) {
  auto& connection = m_timers[effect.timer];
  connection.disconnect();
  connection = Glib::signal_timeout().connect_seconds(
      [this, timer = effect.timer] {
        tell(signin::TimedOut{timer});
        return false;
      },
      static_cast<unsigned>(effect.after.count()));
}

void SignIn::carry_out_effect(const signin::StopTimer& effect) {
  m_timers[effect.timer].disconnect();
}

void SignIn::carry_out_effect(const signin::ReloadPage& /*effect*/) {
  m_browser->reload();
}

void SignIn::carry_out_effect(const signin::TellPageTrouble& effect) {
  m_primaweb.tell_page_trouble(effect.failure, effect.is_loaded_again, effect.host);
}

void SignIn::carry_out_effect(const signin::EndPortalSession& effect) {
  m_idle.reset();
  m_work_windows->close();
  m_card_host_visit.reset();
  m_load_afterwards = false;
  if (std::exchange(m_ending_portal_session, true))
    return; // nothing was loaded since the end that is under way
  using Session = web::Browser::PortalSession;
  m_browser->end_session(
      log_out_seconds, [this] { portal_session_ended(); }, effect.is_signed_in ? Session::signed_in : Session::none);
}

void SignIn::carry_out_effect(const signin::Leave& /*effect*/) {
  m_leave_afterwards = true;
  tell_whether_to_end(true);
  m_signal_state.emit(idle_state, {}, {});
  m_check_up.close();
  m_dialog.set_visible(false);
  m_primaweb.set_visible(false);
  m_watch.reset();
  if (!m_ending_portal_session)
    m_delivery.post([this] { m_signal_ended.emit(); });
}

} // namespace session
