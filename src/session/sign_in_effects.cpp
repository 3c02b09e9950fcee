// SPDX-License-Identifier: EUPL-1.2
#include "session/session_state.h"
#include "session/sign_in.h"

#include <utility>

namespace session {

namespace {

/// Whether an unknown page may turn out to be PrimaWeb.
bool may_arrive(const signin::View& view) {
  const auto* primaweb = std::get_if<signin::InPrimaWeb>(&view);
  return signin::may_be_work(view) && (primaweb == nullptr || !primaweb->is_recognised);
}

} // namespace

void SignIn::show(const signin::View& view) {
  auto* const browser = m_portal.browser();
  const bool shows_page = signin::shows_page(view);
  if (!shows_page)
    cover_pages();
  if (browser != nullptr)
    browser->look_for_application(may_arrive(view));
  // Before the windows: who sees them go may put a card in at once, and the launcher must know by then.
  m_signal_state.emit(state_of(view), m_cards.reader(), failure_code_of(view));
  m_may_be_work = signin::may_be_work(view);
  m_log_out_guard.set_may_be_work(m_may_be_work);
  if (const auto* primaweb = std::get_if<signin::InPrimaWeb>(&view))
    return show_primaweb(*primaweb);
  if (std::exchange(m_in_primaweb, false))
    leave_primaweb();
  if (browser != nullptr)
    browser->set_page_use(signin::may_be_work(view) ? web::PageUse::perhaps_work : web::PageUse::way_in);
  if (shows_page)
    m_dialog.set_page_actions(browser->actions()); // each session has a page of its own
  m_dialog.show_view(view);
  if (shows_page)
    browser->set_covered(web::Covering::none);
  tell_learning(view);
}

void SignIn::show_primaweb(const signin::InPrimaWeb& view) {
  auto& browser = *m_portal.browser();
  m_primaweb.set_destination(view.destination);
  browser.set_page_use(web::PageUse::work);
  tell_learning(view);
  if (std::exchange(m_in_primaweb, true))
    return;                   // it only knows more of its page now; what covers it stays
  tell_whether_to_end(false); // the question goes with the dialog
  // Who works elsewhere while the portal is slow finds PrimaWeb there when they come back.
  const auto since = m_dialog.property_is_active() ? ui::Moment::clock::now() : ui::long_ago();
  m_dialog.set_portal_view(nullptr);
  m_primaweb.set_portal_view(&browser.widget(), browser.actions());
  browser.set_covered(web::Covering::none);
  m_dialog.set_visible(false);
  ui::present_since(m_primaweb, since);
  m_primaweb.set_covered(false);
  begin_idle_time();
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
  m_dialog.set_portal_view(&m_portal.browser()->widget());
  using Opening = ui::WindowGuard::Opening;
  m_dialog.open(m_switch_wanted ? Opening::by_the_user : Opening::by_itself,
                m_switch_wanted || is_here ? ui::Moment::clock::now() : ui::long_ago());
}

/// Before anything of the launcher's own is shown, and while the pages are there that the other windows belong to.
void SignIn::cover_pages() {
  if (m_portal.browser() == nullptr)
    return;
  m_work_windows->close();
  m_portal.browser()->set_covered(web::Covering::for_good);
}

void SignIn::tell_page_trouble(const signin::TellPageTrouble& trouble) {
  m_primaweb.tell_page_trouble(trouble.failure, trouble.is_loaded_again, trouble.host);
}

void SignIn::leave() {
  m_leave_afterwards = true;
  tell_whether_to_end(true);
  m_log_out_guard.set_may_be_work(false);
  m_signal_state.emit(idle_state, {}, {});
  m_check_up.close();
  m_dialog.set_visible(false);
  m_primaweb.set_visible(false);
  m_watch.reset();
  // Later: who hears it destroys this object.
  m_portal.stop([this] { m_dispatcher.post([this] { m_signal_ended.emit(); }); });
}

void SignIn::read_card(const std::string& reader) {
  m_sleep_delay.hold();
  m_cards.read(reader);
}

void SignIn::verify(card::LastTry last_try) {
  m_cards.verify(last_try);
}

void SignIn::verify_on_pad(card::LastTry last_try) {
  m_cards.verify_on_pad(last_try, pad_language());
}

void SignIn::close_card() {
  m_portal.drop_key();
  m_cards.close([this] { m_sleep_delay.release(); });
}

void SignIn::hand_over() {
  const auto& card = *m_cards.card();
  card::KnownCard known{card.serial, {.authentication = card.authentication.der(), .issuer = {}}};
  if (card.issuer)
    known.certificates.issuer = card.issuer->der();
  known.certificates.rsa_pss =
      card.authentication.key_kind() == certificate::KeyKind::rsa_2048 && card.reach == tls::KeyReach::tls_1_3;
  // Whoever turned to this dialog waits for that one. Else it comes by itself, even if they asked for this one.
  Opened opened{.at = m_opened.at};
  if (m_dialog.has_user())
    opened = {.by = ui::WindowGuard::Opening::by_the_user};
  m_signal_needs_other_tls.emit({m_cards.reader(), memory::CardToken::make(card.serial)}, known, opened);
}

} // namespace session
