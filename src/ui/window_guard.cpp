// SPDX-License-Identifier: EUPL-1.2
#include "ui/window_guard.h"

#include <gdkmm/event.h>
#include <glibmm/main.h>
#include <gtk/gtk.h>
#include <gtkmm/gestureclick.h>

#include <algorithm>

namespace ui {

namespace {

using Key = InputGuard::Key;

InputGuard::Time now() {
  return InputGuard::Time::clock::now();
}

bool has_any(Gdk::ModifierType modifiers, Gdk::ModifierType wanted) {
  return static_cast<unsigned>(modifiers & wanted) != 0;
}

bool is_modifier(const Gtk::EventControllerKey& keys) {
  const auto event = keys.get_current_event();
  return event && event->get_event_type() == Gdk::Event::Type::KEY_PRESS && event->is_modifier();
}

bool is_move(guint keyval) {
  return (keyval >= GDK_KEY_Home && keyval <= GDK_KEY_End) || (keyval >= GDK_KEY_KP_Home && keyval <= GDK_KEY_KP_Begin);
}

} // namespace

WindowGuard::WindowGuard(Gtk::Window& window, Page page) : m_window{window}, m_keys{Gtk::EventControllerKey::create()} {
  m_guard.change_page(page, now());
  m_keys->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  m_keys->signal_key_pressed().connect(
      [this](guint keyval, guint, Gdk::ModifierType modifiers) { return hear(keyval, modifiers); }, false);
  m_window.add_controller(m_keys);

  const auto pointer = Gtk::GestureClick::create();
  pointer->set_button(0); // whichever
  pointer->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  pointer->signal_pressed().connect(
      sigc::hide(sigc::hide(sigc::hide(sigc::mem_fun(*this, &WindowGuard::pointer_pressed)))));
  m_window.add_controller(pointer);

  m_window.property_is_active().signal_changed().connect(sigc::mem_fun(*this, &WindowGuard::focus_moved));
  if (page == Page::never_inert)
    m_window.signal_show().connect(sigc::bind(sigc::mem_fun(*this, &WindowGuard::open), Opening::by_itself));
}

WindowGuard::~WindowGuard() {
  m_clock.disconnect();
}

void WindowGuard::open(Opening opening) {
  m_guard.open(opening, now());
  changed();
}

void WindowGuard::change_page(Page page, bool writes_anywhere) {
  m_writes_anywhere = writes_anywhere;
  m_guard.change_page(page, now());
  changed();
}

void WindowGuard::user_is_here() {
  m_guard.user_is_here();
  changed();
}

void WindowGuard::no_pin_character_came() {
  m_guard.no_pin_character_came();
  changed();
}

void WindowGuard::pin_was_wrong() {
  m_guard.pin_was_wrong();
  changed();
}

void WindowGuard::pointer_pressed() {
  m_guard.pointer_pressed();
  changed();
}

void WindowGuard::focus_moved() {
  m_guard.set_focused(m_window.property_is_active(), now());
  changed();
}

bool WindowGuard::hear(guint keyval, Gdk::ModifierType modifiers) {
  if (is_modifier(*m_keys.get()))
    return false;
  const auto verdict = m_guard.hear(kind_of(keyval, modifiers), now());
  changed();
  if (verdict == InputGuard::Verdict::turn)
    m_turned.emit();
  return verdict != InputGuard::Verdict::pass;
}

Key WindowGuard::kind_of(guint keyval, Gdk::ModifierType modifiers) const {
  using Modifier = Gdk::ModifierType;
  auto* focus = gtk_window_get_focus(m_window.gobj());
  const bool in_box = focus != nullptr && GTK_IS_EDITABLE(focus);
  if (keyval == GDK_KEY_Escape ||
      has_any(modifiers, Modifier::CONTROL_MASK | Modifier::ALT_MASK | Modifier::SUPER_MASK | Modifier::META_MASK))
    return Key::press;
  switch (keyval) {
  case GDK_KEY_Tab:
  case GDK_KEY_KP_Tab:
  case GDK_KEY_ISO_Left_Tab:
    return Key::tab;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    return in_box ? Key::enter : Key::press;
  case GDK_KEY_space:
  case GDK_KEY_KP_Space:
    return in_box ? Key::character : Key::press;
  default:
    break;
  }
  if (is_move(keyval))
    return Key::move;
  if (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35)
    return Key::press;
  return in_box || m_writes_anywhere ? Key::character : Key::stray;
}

/// After the keys that wait to be heard, which have the default priority.
void WindowGuard::let_time_pass() {
  const bool enter = m_guard.time_passed(now());
  changed();
  if (enter)
    m_enter.emit();
}

void WindowGuard::changed() {
  m_clock.disconnect();
  if (const auto next = m_guard.next()) {
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - now());
    m_clock = Glib::signal_timeout().connect(
        [this] {
          let_time_pass();
          return false;
        },
        static_cast<unsigned>(std::max<std::chrono::milliseconds::rep>(wait.count(), 0)), Glib::PRIORITY_HIGH_IDLE);
  }
  m_changed.emit();
}

} // namespace ui
