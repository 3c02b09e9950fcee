// SPDX-License-Identifier: EUPL-1.2
#include "ui/primaweb_window.h"

#include "ui/pin_text.h"
#include "ui/practice_banner.h"
#include "ui/sign_out_question.h"
#include "ui/template.h"
#include "ui/window_size.h"

#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/headerbar.h>
#include <gtkmm/label.h>

namespace ui {

class PrimaWebWindow::Impl {
public:
  Impl(PrimaWebWindow& window, bool practice);

  void set_destination(const portal::Destination& destination);
  void set_view(Gtk::Widget* view);

  sigc::signal<void()> m_sign_out;
  sigc::signal<void()> m_reload;

private:
  PrimaWebWindow& m_window;
  bool m_practice;
  Template m_template{"primaweb-window"};
  Gtk::Box m_content{Gtk::Orientation::VERTICAL};
  Gtk::Widget* m_view = nullptr;
  SignOutQuestion m_question;
};

PrimaWebWindow::Impl::Impl(PrimaWebWindow& window, bool practice)
    : m_window{window}, m_practice{practice}, m_question{window, practice} {
  m_window.set_titlebar(m_template.part<Gtk::HeaderBar>("bar"));
  if (practice) {
    mark_as_practice(m_window);
    m_content.append(*Gtk::make_managed<PracticeBanner>());
  }
  m_window.set_child(m_content);
  m_window.set_title(window_title("PrimaWeb", practice));
  set_work_size(m_window);
  set_destination({});

  m_template.part<Gtk::Button>("reload").signal_clicked().connect(m_reload.make_slot());
  m_template.part<Gtk::Button>("sign_out").signal_clicked().connect(m_sign_out.make_slot());
  m_question.signal_sign_out().connect(m_sign_out.make_slot());
  m_window.signal_close_request().connect(
      [this] {
        m_question.present();
        return true;
      },
      false);
}

void PrimaWebWindow::Impl::set_destination(const portal::Destination& destination) {
  const bool known = !destination.entity.empty();
  const std::string detail = destination.role.empty() ? destination.capacity : destination.role;
  m_template.part<Gtk::Label>("entity").set_label(known ? destination.entity : "PrimaWeb");
  auto& role = m_template.part<Gtk::Label>("role");
  role.set_label(detail);
  role.set_visible(!detail.empty());
  m_window.set_title(window_title(known ? destination_text(destination) + " – PrimaWeb" : "PrimaWeb", m_practice));
}

void PrimaWebWindow::Impl::set_view(Gtk::Widget* view) {
  if (view == m_view)
    return;
  if (m_view != nullptr)
    m_content.remove(*m_view);
  m_view = view;
  if (m_view == nullptr)
    return;
  m_view->set_expand(true);
  m_content.append(*m_view);
  m_view->grab_focus();
}

PrimaWebWindow::PrimaWebWindow(bool practice) : m_impl{std::make_unique<Impl>(*this, practice)} {
}

PrimaWebWindow::~PrimaWebWindow() {
  m_impl->set_view(nullptr);
}

void PrimaWebWindow::set_destination(const portal::Destination& destination) {
  m_impl->set_destination(destination);
}

void PrimaWebWindow::set_portal_view(Gtk::Widget* view) {
  m_impl->set_view(view);
}

sigc::signal<void()>& PrimaWebWindow::signal_sign_out() {
  return m_impl->m_sign_out;
}

sigc::signal<void()>& PrimaWebWindow::signal_reload() {
  return m_impl->m_reload;
}

} // namespace ui
