// SPDX-License-Identifier: EUPL-1.2
#include "ui/sign_in_window.h"

#include "ui/by_hand_bar.h"
#include "ui/card_page.h"
#include "ui/choice_page.h"
#include "ui/covered_view.h"
#include "ui/failure_page.h"
#include "ui/pin_page.h"
#include "ui/practice_banner.h"
#include "ui/step_line.h"
#include "ui/waiting_page.h"
#include "ui/window_size.h"

#include <glibmm/i18n.h>
#include <gtkmm/eventcontrollerkey.h>
#include <gtkmm/stack.h>

#include <array>

namespace ui {

class SignInWindow::Impl {
public:
  Impl(SignInWindow& window, bool practice, std::chrono::milliseconds typed_pin_bound);

  void set_service(const Glib::ustring& name);
  void show(const signin::AskCard& view);
  void show(const signin::ReadingCard& view);
  void show(const signin::AskPin& view);
  void show(const signin::Working& view);
  void show(const signin::AskChoice& view);
  void show(const signin::ByHand& view);
  void show(const signin::Trouble& view);
  void show(const signin::InPrimaWeb& view);

  StepLine m_step_line;
  Gtk::Stack m_pages;
  CardPage m_card_page;
  WaitingPage m_waiting_page;
  PinPage m_pin_page;
  ChoicePage m_choice_page;
  FailurePage m_failure_page;
  ByHandBar m_by_hand_bar;
  RememberBar m_remember_bar;
  CoveredView m_covered_view{m_pages};
  sigc::signal<void()> m_cancelled;

private:
  void lay_out();
  void connect();
  void bring_to_front(Page& page);
  bool on_key(guint key);
  [[nodiscard]] std::array<Page*, 5> pages();

  SignInWindow& m_window;
  bool m_practice;
};

SignInWindow::Impl::Impl(SignInWindow& window, bool practice, std::chrono::milliseconds typed_pin_bound)
    : m_pin_page{typed_pin_bound}, m_window{window}, m_practice{practice} {
  lay_out();
  connect();
}

void SignInWindow::Impl::lay_out() {
  auto& content = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::VERTICAL);
  if (m_practice) {
    mark_as_practice(m_window);
    content.append(*Gtk::make_managed<PracticeBanner>());
  }
  for (Page* page : pages())
    m_pages.add(*page);
  m_by_hand_bar.set_visible(false);
  m_covered_view.set_expand(true);
  content.append(m_step_line);
  content.append(m_by_hand_bar);
  content.append(m_covered_view);
  content.append(m_remember_bar);
  m_window.set_child(content);
  set_service("PrimaWeb");
  set_question_size(m_window);
}

void SignInWindow::Impl::set_service(const Glib::ustring& name) {
  m_step_line.set_service(name);
  // Translators: the title of the dialog; %1 is the name of a service of the portal: PrimaWeb.
  m_window.set_title(window_title(Glib::ustring::compose(_("Sign in to %1"), name), m_practice));
}

std::array<Page*, 5> SignInWindow::Impl::pages() {
  return {&m_card_page, &m_waiting_page, &m_pin_page, &m_choice_page, &m_failure_page};
}

void SignInWindow::Impl::connect() {
  const auto cancel = m_cancelled.make_slot();
  for (Page* page : pages())
    page->signal_cancelled().connect(cancel);
  m_by_hand_bar.signal_cancelled().connect(cancel);
  m_by_hand_bar.signal_answered().connect([this] { m_covered_view.take_focus(); });

  // The window stays until the sign-in has come to its end; whoever made it hides it then.
  m_window.signal_close_request().connect(
      [this] {
        m_cancelled.emit();
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
  m_cancelled.emit();
  return true;
}

void SignInWindow::Impl::bring_to_front(Page& page) {
  if (&page != &m_pin_page)
    m_pin_page.leave();
  const bool new_page = !m_pages.get_visible() || m_pages.get_visible_child() != &page;
  m_by_hand_bar.set_visible(false);
  m_covered_view.set_covered(true);
  page.set_visible(true);
  m_pages.set_visible_child(page);
  // GTK 4.8 tells a screen reader of every page of a stack, also of those that lie below.
  for (Page* other : pages())
    other->set_visible(other == &page);
  if (page.default_button() != nullptr)
    m_window.set_default_widget(*page.default_button());
  else
    m_window.unset_default_widget();
  if (new_page || &page == &m_choice_page)
    page.take_focus();
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
  m_pin_page.show_view(view);
  bring_to_front(m_pin_page);
}

void SignInWindow::Impl::show(const signin::Working& view) {
  m_waiting_page.show_view(view);
  bring_to_front(m_waiting_page);
}

void SignInWindow::Impl::show(const signin::AskChoice& view) {
  m_choice_page.show_view(view);
  bring_to_front(m_choice_page);
}

void SignInWindow::Impl::show(const signin::ByHand& /*view*/) {
  m_pin_page.leave();
  m_window.unset_default_widget();
  grow_to_page_size(m_window);
  m_by_hand_bar.start_over();
  m_by_hand_bar.set_visible(true);
  m_covered_view.set_covered(false);
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

void SignInWindow::show_view(const signin::View& view) {
  if (const auto step = step_of(view))
    m_impl->m_step_line.show_step(*step);
  std::visit([this](const auto& one) { m_impl->show(one); }, view);
}

void SignInWindow::warn_of_description(bool is_broken) {
  m_impl->m_by_hand_bar.warn_of_description(is_broken);
}

void SignInWindow::offer_to_remember_choices(bool is_wanted) {
  m_impl->m_choice_page.offer_to_remember(is_wanted);
}

RememberBar& SignInWindow::remember_bar() {
  return m_impl->m_remember_bar;
}

void SignInWindow::offer_to_forget(bool has_learned) {
  m_impl->m_by_hand_bar.offer_to_forget(has_learned);
}

void SignInWindow::set_portal_view(Gtk::Widget* view) {
  m_impl->m_covered_view.set_view(view);
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

sigc::signal<void()>& SignInWindow::signal_change_wanted() {
  return m_impl->m_pin_page.signal_change_wanted();
}

sigc::signal<void()>& SignInWindow::signal_remedy_pressed() {
  return m_impl->m_failure_page.signal_remedy_pressed();
}

sigc::signal<void()>& SignInWindow::signal_forget() {
  return m_impl->m_by_hand_bar.signal_forget();
}

sigc::signal<void()>& SignInWindow::signal_cancelled() {
  return m_impl->m_cancelled;
}

} // namespace ui
