// SPDX-License-Identifier: EUPL-1.2
#include "ui/sign_in_window.h"

#include "ui/accessible.h"
#include "ui/announcement.h"
#include "ui/by_hand_bar.h"
#include "ui/card_page.h"
#include "ui/choice_page.h"
#include "ui/covered_view.h"
#include "ui/failure_page.h"
#include "ui/hang_notice.h"
#include "ui/host_page.h"
#include "ui/page_notice.h"
#include "ui/pin_page.h"
#include "ui/practice_banner.h"
#include "ui/side_keys.h"
#include "ui/sign_out_question.h"
#include "ui/step_line.h"
#include "ui/typing_notice.h"
#include "ui/waiting_page.h"
#include "ui/window_size.h"

#include <glibmm/i18n.h>
#include <gtkmm/eventcontrollerkey.h>
#include <gtkmm/stack.h>

#include <array>

namespace ui {

namespace {

/// The user waits for a window that they asked for. A program that starts on a busy computer takes some seconds.
constexpr std::chrono::seconds longest_wait{10};

} // namespace

class SignInWindow::Impl {
public:
  Impl(SignInWindow& window, bool practice, std::chrono::milliseconds typed_pin_bound);

  void set_service(const Glib::ustring& name);
  void set_may_be_work(bool may_be);
  void ask_to_sign_out();
  void show(const signin::AskCard& view);
  void show(const signin::ReadingCard& view);
  void show(const signin::AskPin& view);
  void show(const signin::Working& view);
  void show(const signin::AskChoice& view);
  void show(const signin::AskHost& view);
  void show(const signin::ByHand& view);
  void show(const signin::Trouble& view);
  void show(const signin::InPrimaWeb& view);

  WindowGuard m_guard;
  StepLine m_step_line;
  Gtk::Stack m_pages;
  CardPage m_card_page;
  WaitingPage m_waiting_page;
  PinPage m_pin_page;
  ChoicePage m_choice_page;
  HostPage m_host_page;
  FailurePage m_failure_page;
  Gtk::Box m_above_page{Gtk::Orientation::VERTICAL}; ///< while it is in front
  ByHandBar m_by_hand_bar;
  HangNotice m_hang_notice;
  PageNotice m_notice;
  TypingNotice m_typing_notice;
  CoveredView m_covered_view{m_pages};
  SignOutQuestion m_sign_out_question;
  sigc::signal<void()> m_cancelled;
  sigc::signal<void()> m_asks_to_sign_out;
  sigc::signal<void()> m_stay;

private:
  void lay_out();
  void connect();
  void bring_to_front(DialogPage& page);
  void cancel();
  [[nodiscard]] DialogPage* page_in_front();
  void keep_out_what_is_meant_for_others();
  bool on_key(guint key);
  [[nodiscard]] std::array<DialogPage*, 6> pages();

  SignInWindow& m_window;
  bool m_practice;
  bool m_may_be_work = false;

  struct Told {
    InputGuard::Inert why = InputGuard::Inert::typed_elsewhere;
    bool asks_pin = false;
    bool operator==(const Told&) const = default;
  };

  std::optional<Told> m_told; ///< why the page in front is inert
};

SignInWindow::Impl::Impl(SignInWindow& window, bool practice, std::chrono::milliseconds typed_pin_bound)
    : m_guard{window, WindowGuard::Page::may_be_inert},
      m_pin_page{typed_pin_bound},
      m_sign_out_question{window, practice, SignOutQuestion::Reason::close},
      m_window{window},
      m_practice{practice} {
  lay_out();
  connect();
}

void SignInWindow::Impl::lay_out() {
  have_first_focus_heard(m_window);
  auto& content = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL);
  if (m_practice) {
    mark_as_practice(m_window);
    content.append(*Gtk::make_managed<PracticeBanner>());
  }
  for (DialogPage* page : pages())
    tell_contents_only(*m_pages.add(*page));
  m_above_page.append(m_by_hand_bar);
  m_above_page.append(m_hang_notice);
  m_above_page.set_visible(false);
  m_covered_view.set_expand(true);
  content.append(m_step_line);
  content.append(m_typing_notice);
  content.append(m_above_page);
  content.append(m_notice);
  content.append(m_covered_view);
  m_window.set_child(content);
  add_keys(m_window, side_keys());
  set_service("PrimaWeb");
  set_question_size(m_window);
}

void SignInWindow::Impl::set_service(const Glib::ustring& name) {
  m_step_line.set_service(name);
  m_by_hand_bar.set_service(name);
  // Translators: the title of the dialog; %1 is the name of a service of the portal: PrimaWeb.
  m_window.set_title(window_title(Glib::ustring::compose(_("Sign in to %1"), name), m_practice));
}

/// A question about another page than the one that is shown is none any more.
void SignInWindow::Impl::set_may_be_work(bool may_be) {
  m_may_be_work = may_be;
  if (!may_be && m_sign_out_question.get_visible())
    m_sign_out_question.stay();
}

std::array<DialogPage*, 6> SignInWindow::Impl::pages() {
  return {&m_card_page, &m_waiting_page, &m_pin_page, &m_choice_page, &m_host_page, &m_failure_page};
}

void SignInWindow::Impl::connect() {
  const auto cancelled = sigc::mem_fun(*this, &Impl::cancel);
  for (DialogPage* page : pages())
    page->signal_cancelled().connect(cancelled);
  m_by_hand_bar.signal_cancelled().connect(cancelled);
  m_sign_out_question.signal_sign_out().connect(m_cancelled.make_slot());
  m_sign_out_question.signal_stay().connect(m_stay.make_slot());

  m_by_hand_bar.signal_answered().connect([this] { m_covered_view.take_focus(); });

  m_guard.signal_changed().connect([this] { keep_out_what_is_meant_for_others(); });
  m_guard.signal_turned().connect([this] {
    if (auto* page = page_in_front())
      page->take_focus();
  });
  m_guard.signal_enter().connect([this] {
    if (auto* page = page_in_front())
      page->enter();
  });
  m_pin_page.signal_foreign_character().connect([this] { m_guard.no_pin_character_came(); });

  // The window stays until the sign-in has come to its end; whoever made it hides it then.
  m_window.signal_close_request().connect(
      [this] {
        cancel();
        return true;
      },
      false);

  const auto keys = Gtk::EventControllerKey::create();
  keys->signal_key_pressed().connect([this](guint key, guint, Gdk::ModifierType) { return on_key(key); }, false);
  m_window.add_controller(keys);
}

bool SignInWindow::Impl::on_key(guint key) {
  // In the portal's own page Escape belongs to the page: it must not throw away what the user did there.
  if (key != GDK_KEY_Escape || !m_pages.get_visible())
    return false;
  cancel();
  return true;
}

void SignInWindow::Impl::cancel() {
  if (page_in_front() == &m_host_page) {
    m_host_page.say_no();
    return;
  }
  if (m_may_be_work)
    ask_to_sign_out();
  else
    m_cancelled.emit();
}

void SignInWindow::Impl::ask_to_sign_out() {
  m_asks_to_sign_out.emit();
  m_sign_out_question.present();
}

DialogPage* SignInWindow::Impl::page_in_front() {
  return m_pages.get_visible() ? dynamic_cast<DialogPage*>(m_pages.get_visible_child()) : nullptr;
}

void SignInWindow::Impl::keep_out_what_is_meant_for_others() {
  m_pin_page.take_characters(m_guard.state().takes_characters());
  std::optional<Told> told;
  if (const auto why = m_guard.state().inert())
    told = {*why, page_in_front() == &m_pin_page && m_pin_page.has_box()};
  if (told == m_told)
    return;
  m_told = told;
  m_pin_page.set_inert(told.has_value());
  if (told)
    m_typing_notice.tell(told->why, told->asks_pin);
  else
    m_typing_notice.set_visible(false);
}

void SignInWindow::Impl::bring_to_front(DialogPage& page) {
  if (&page != &m_pin_page)
    m_pin_page.leave();
  const bool new_page = !m_pages.get_visible() || m_pages.get_visible_child() != &page;
  m_above_page.set_visible(false);
  m_covered_view.set_covered(true);
  page.set_visible(true);
  m_pages.set_visible_child(page);
  // GTK 4.8 tells a screen reader of every page of a stack, also of those that lie below.
  for (DialogPage* other : pages())
    other->set_visible(other == &page);
  if (page.default_button() != nullptr)
    m_window.set_default_widget(*page.default_button());
  else
    m_window.unset_default_widget();
  if (!new_page && &page != &m_choice_page && &page != &m_host_page && &page != &m_failure_page)
    return;
  page.take_focus();
  m_guard.change_page(WindowGuard::Page::may_be_inert, page.writes_anywhere());
}

void SignInWindow::Impl::show(const signin::AskCard& view) {
  m_card_page.show_view(view);
  bring_to_front(m_card_page);
}

void SignInWindow::Impl::show(const signin::ReadingCard& view) {
  m_waiting_page.show_view(view);
  bring_to_front(m_waiting_page);
}

void SignInWindow::Impl::show(const signin::AskPin& view) {
  const bool is_asked_anew = page_in_front() != &m_pin_page;
  m_pin_page.show_view(view);
  bring_to_front(m_pin_page);
  if (is_asked_anew && view.wrong_before)
    m_guard.pin_was_wrong();
}

void SignInWindow::Impl::show(const signin::Working& view) {
  if (view.activity == signin::Activity::signing_in_with_card)
    m_guard.user_is_here(); // with the right PIN
  m_waiting_page.show_view(view);
  bring_to_front(m_waiting_page);
}

void SignInWindow::Impl::show(const signin::AskChoice& view) {
  m_choice_page.show_view(view);
  bring_to_front(m_choice_page);
}

void SignInWindow::Impl::show(const signin::AskHost& view) {
  m_host_page.show_view(view);
  bring_to_front(m_host_page);
}

void SignInWindow::Impl::show(const signin::ByHand& view) {
  m_pin_page.leave();
  m_window.unset_default_widget();
  grow_to_page_size(m_window);
  m_by_hand_bar.start_over(view.may_be_work);
  m_above_page.set_visible(true);
  m_covered_view.set_covered(false);
  m_guard.change_page(WindowGuard::Page::never_inert);
}

void SignInWindow::Impl::show(const signin::Trouble& view) {
  m_failure_page.show_view(view);
  bring_to_front(m_failure_page);
}

void SignInWindow::Impl::show(const signin::InPrimaWeb& /*view*/) {
  // Whoever shows the PrimaWeb window hides this one.
  m_pin_page.leave();
}

SignInWindow::SignInWindow(bool practice, std::chrono::milliseconds typed_pin_bound)
    : m_impl{std::make_unique<Impl>(*this, practice, typed_pin_bound)} {
}

SignInWindow::~SignInWindow() {
  m_impl->m_covered_view.set_view(nullptr);
}

void SignInWindow::set_service(const Glib::ustring& name) {
  m_impl->set_service(name);
}

void SignInWindow::set_card_hosts(const std::vector<std::string>& hosts) {
  m_impl->m_pin_page.set_card_hosts(hosts);
}

void SignInWindow::open(WindowGuard::Opening opening, Moment since, const std::string& activation_token) {
  using Opening = WindowGuard::Opening;
  const bool is_late = Moment::clock::now() - since > longest_wait;
  m_impl->m_guard.open(is_late ? Opening::by_itself : opening);
  // Nobody puts a card in within a second after a key: whoever typed so lately goes on, and is to keep the focus.
  present_since(*this, opening == Opening::by_itself ? since - settling_time : since, activation_token);
}

bool SignInWindow::has_user() const {
  return m_impl->m_guard.state().is_turned_to();
}

void SignInWindow::show_view(const signin::View& view) {
  if (const auto step = step_of(view))
    m_impl->m_step_line.show_step(*step);
  m_impl->m_notice.set_visible(false);
  m_impl->set_may_be_work(signin::may_be_work(view));
  std::visit([this](const auto& one) { m_impl->show(one); }, view);
}

void SignInWindow::warn_of_description(bool is_broken) {
  m_impl->m_by_hand_bar.warn_of_description(is_broken);
}

void SignInWindow::offer_pages(std::function<std::string(signin::Failure)> page_for) {
  m_impl->m_failure_page.offer_pages(std::move(page_for));
}

void SignInWindow::tell_no_browser() {
  m_impl->m_failure_page.tell_no_browser();
}

bool SignInWindow::shows_page() const {
  return !m_impl->m_pages.get_visible();
}

void SignInWindow::tell(const Glib::ustring& sentence) {
  m_impl->m_notice.tell(sentence);
}

void SignInWindow::offer_to_remember_choices(bool is_wanted) {
  m_impl->m_choice_page.offer_to_remember(is_wanted);
}

void SignInWindow::tell_of_learning(bool is_on) {
  m_impl->m_by_hand_bar.tell_of_learning(is_on);
}

void SignInWindow::offer_to_forget(bool has_learned) {
  m_impl->m_by_hand_bar.offer_to_forget(has_learned);
}

void SignInWindow::set_portal_view(Gtk::Widget* view) {
  m_impl->m_covered_view.set_view(view);
}

void SignInWindow::set_page_actions(const Glib::RefPtr<Gio::ActionGroup>& actions) {
  m_impl->m_hang_notice.set_page_actions(actions);
}

sigc::signal<void(card::Pin&, card::LastTry)>& SignInWindow::signal_pin_confirmed() {
  return m_impl->m_pin_page.signal_pin_confirmed();
}

sigc::signal<void(card::LastTry)>& SignInWindow::signal_pad_wanted() {
  return m_impl->m_pin_page.signal_pad_wanted();
}

sigc::signal<void(std::size_t, bool)>& SignInWindow::signal_chosen() {
  return m_impl->m_choice_page.signal_chosen();
}

sigc::signal<void()>& SignInWindow::signal_more_wanted() {
  return m_impl->m_choice_page.signal_more_wanted();
}

sigc::signal<void(std::string, signin::HostAnswer)>& SignInWindow::signal_host_answered() {
  return m_impl->m_host_page.signal_answered();
}

sigc::signal<void()>& SignInWindow::signal_change_wanted() {
  return m_impl->m_pin_page.signal_change_wanted();
}

sigc::signal<void()>& SignInWindow::signal_remedy_pressed() {
  return m_impl->m_failure_page.signal_remedy_pressed();
}

sigc::signal<void()>& SignInWindow::signal_check_up() {
  return m_impl->m_failure_page.signal_check_up();
}

sigc::signal<void(std::string)>& SignInWindow::signal_browser() {
  return m_impl->m_failure_page.signal_browser();
}

sigc::signal<void()>& SignInWindow::signal_forget() {
  return m_impl->m_by_hand_bar.signal_forget();
}

sigc::signal<void()>& SignInWindow::signal_arrived() {
  return m_impl->m_by_hand_bar.signal_arrived();
}

sigc::signal<void()>& SignInWindow::signal_learning_declined() {
  return m_impl->m_by_hand_bar.signal_learning_declined();
}

sigc::signal<void()>& SignInWindow::signal_cancelled() {
  return m_impl->m_cancelled;
}

void SignInWindow::ask_to_sign_out() {
  m_impl->ask_to_sign_out();
}

sigc::signal<void()>& SignInWindow::signal_stay() {
  return m_impl->m_stay;
}

sigc::signal<void()>& SignInWindow::signal_asks_to_sign_out() {
  return m_impl->m_asks_to_sign_out;
}

void SignInWindow::tell_log_out(bool is_known) {
  m_impl->m_sign_out_question.tell_log_out(is_known);
}

} // namespace ui
