// SPDX-License-Identifier: EUPL-1.2
#include "ui/primaweb_window.h"

#include "ui/pin_text.h"
#include "ui/practice_banner.h"
#include "ui/side_keys.h"
#include "ui/sign_out_question.h"
#include "ui/template.h"
#include "ui/window_guard.h"
#include "ui/window_size.h"
#include "ui/work_area.h"

#include <giomm/simpleactiongroup.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/headerbar.h>
#include <gtkmm/label.h>
#include <gtkmm/menubutton.h>

#include <utility>

namespace ui {

class PrimaWebWindow::Impl {
public:
  Impl(PrimaWebWindow& window, bool practice);

  void set_service(const Glib::ustring& name);

  [[nodiscard]] const Glib::ustring& service() const { return m_service; }

  void set_destination(const portal::Destination& destination);

  void tell_log_out(bool is_known);

  void sign_out();

  void ask_to_sign_out() { ask(m_sign_out_question); }

  WorkArea& area() { return m_area; }

  void set_covered(bool covered);

  sigc::signal<void()> m_sign_out;
  sigc::signal<void()> m_stay;
  sigc::signal<void()> m_switch;
  sigc::signal<void()> m_check_up;
  sigc::signal<void()> m_asks_to_sign_out;
  RoadSheet m_road_sheet;
  std::function<WorkToLose()> m_work_to_lose = [] { return WorkToLose{}; };

private:
  void ask(SignOutQuestion& question);

  PrimaWebWindow& m_window;
  WindowGuard m_guard;
  bool m_practice;
  Glib::ustring m_service;
  Template m_template{"primaweb-window"};
  Gtk::Box m_content{Gtk::Orientation::VERTICAL};
  WorkArea m_area;
  SignOutQuestion m_sign_out_question;
  SignOutQuestion m_switch_question;
};

PrimaWebWindow::Impl::Impl(PrimaWebWindow& window, bool practice)
    : m_window{window},
      m_guard{window, WindowGuard::Page::never_inert},
      m_practice{practice},
      m_area{window},
      m_sign_out_question{window, practice, SignOutQuestion::Reason::close},
      m_switch_question{window, practice, SignOutQuestion::Reason::change_destination} {
  m_window.set_titlebar(m_template.part<Gtk::HeaderBar>("bar"));
  if (practice) {
    mark_as_practice(m_window);
    m_content.append(*Gtk::make_managed<PracticeBanner>());
  }
  add_keys(m_window, side_keys());
  m_content.append(m_road_sheet);
  m_content.append(m_area);
  m_window.set_child(m_content);
  set_work_size(m_window);
  set_service("PrimaWeb");

  const auto help = Gio::SimpleActionGroup::create();
  help->add_action("check-up", [this] { m_check_up.emit(); });
  m_window.insert_action_group("help", help);
  m_template.part<Gtk::Button>("sign_out").signal_clicked().connect([this] { sign_out(); });
  m_sign_out_question.signal_stay().connect(m_stay.make_slot());
  m_sign_out_question.signal_sign_out().connect(m_sign_out.make_slot());
  m_template.part<Gtk::Button>("switch").signal_clicked().connect([this] { ask(m_switch_question); });
  m_switch_question.signal_sign_out().connect(m_switch.make_slot());
  m_road_sheet.signal_answered().connect([this] { m_area.take_focus(); });
  m_window.signal_close_request().connect(
      [this] {
        sign_out();
        return true;
      },
      false);
}

void PrimaWebWindow::Impl::ask(SignOutQuestion& question) {
  m_asks_to_sign_out.emit();
  question.tell_of_file(m_work_to_lose().is_being_saved);
  question.present();
}

void PrimaWebWindow::Impl::sign_out() {
  if (m_work_to_lose().is_there())
    ask_to_sign_out();
  else
    m_sign_out.emit();
}

void PrimaWebWindow::Impl::tell_log_out(bool is_known) {
  m_sign_out_question.tell_log_out(is_known);
  m_switch_question.tell_log_out(is_known);
}

void PrimaWebWindow::Impl::set_covered(bool covered) {
  if (covered) {
    if (m_sign_out_question.get_visible())
      m_sign_out_question.stay();
    m_switch_question.set_visible(false);
  }
  m_template.part<Gtk::Button>("switch").set_sensitive(!covered);
  auto& menu = m_template.part<Gtk::MenuButton>("menu");
  if (covered)
    menu.popdown();
  menu.set_sensitive(!covered);
  m_road_sheet.set_covered(covered);
  m_area.set_covered(covered);
}

void PrimaWebWindow::Impl::set_service(const Glib::ustring& name) {
  m_service = name;
  m_road_sheet.set_service(name);
  set_destination({});
}

void PrimaWebWindow::Impl::set_destination(const portal::Destination& destination) {
  const bool has_entity = !destination.entity.empty();
  const std::string detail = destination.role.empty() ? destination.capacity : destination.role;
  m_template.part<Gtk::Label>("entity").set_label(has_entity ? Glib::ustring{destination.entity} : m_service);
  auto& role = m_template.part<Gtk::Label>("role");
  role.set_label(detail);
  role.set_visible(!detail.empty());
  m_window.set_title(
      window_title(destination.empty() ? m_service : destination_text(destination) + " – " + m_service, m_practice));
}

PrimaWebWindow::PrimaWebWindow(bool practice) : m_impl{std::make_unique<Impl>(*this, practice)} {
}

PrimaWebWindow::~PrimaWebWindow() {
  set_portal_view(nullptr, {});
}

void PrimaWebWindow::set_service(const Glib::ustring& name) {
  m_impl->set_service(name);
}

const Glib::ustring& PrimaWebWindow::service() const {
  return m_impl->service();
}

void PrimaWebWindow::set_destination(const portal::Destination& destination) {
  m_impl->set_destination(destination);
}

void PrimaWebWindow::set_portal_view(Gtk::Widget* view, const Glib::RefPtr<Gio::ActionGroup>& page_actions) {
  m_impl->area().set_view(view, page_actions);
}

void PrimaWebWindow::set_covered(bool covered) {
  m_impl->set_covered(covered);
}

void PrimaWebWindow::tell_page_trouble(signin::Failure failure, bool is_loaded_again, const std::string& host) {
  m_impl->area().tell(failure, is_loaded_again, host);
}

void PrimaWebWindow::tell(const Glib::ustring& sentence) {
  m_impl->area().tell(sentence);
}

void PrimaWebWindow::add_download(DownloadRow& row) {
  m_impl->area().add_below(row);
}

void PrimaWebWindow::remove_download(DownloadRow& row) {
  m_impl->area().remove_below(row);
}

RoadSheet& PrimaWebWindow::road_sheet() {
  return m_impl->m_road_sheet;
}

void PrimaWebWindow::set_work_to_lose(std::function<WorkToLose()> work) {
  m_impl->m_work_to_lose = std::move(work);
}

void PrimaWebWindow::sign_out() {
  m_impl->sign_out();
}

void PrimaWebWindow::ask_to_sign_out() {
  m_impl->ask_to_sign_out();
}

sigc::signal<void()>& PrimaWebWindow::signal_sign_out() {
  return m_impl->m_sign_out;
}

sigc::signal<void()>& PrimaWebWindow::signal_stay() {
  return m_impl->m_stay;
}

sigc::signal<void()>& PrimaWebWindow::signal_switch() {
  return m_impl->m_switch;
}

sigc::signal<void()>& PrimaWebWindow::signal_check_up() {
  return m_impl->m_check_up;
}

sigc::signal<void()>& PrimaWebWindow::signal_asks_to_sign_out() {
  return m_impl->m_asks_to_sign_out;
}

void PrimaWebWindow::tell_log_out(bool is_known) {
  m_impl->tell_log_out(is_known);
}

sigc::signal<void()>& PrimaWebWindow::signal_uncover() {
  return m_impl->area().signal_uncover();
}

} // namespace ui
