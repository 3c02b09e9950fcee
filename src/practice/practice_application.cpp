// SPDX-License-Identifier: EUPL-1.2
#include "practice/practice_application.h"

#include "config.h"

#include <gtkmm/cssprovider.h>
#include <gtkmm/stylecontext.h>

/// Made by glib-compile-resources, whose header leaves out that it is C.
extern "C" GResource* practice_style_get_resource();

namespace practice {

PracticeApplication::PracticeApplication(const PracticeOptions& options)
    : Gtk::Application{APP_ID ".Practice.Window", Gio::Application::Flags::NON_UNIQUE},
      m_options{options},
      m_practice{options, [](const std::string&) {}},
      m_ending{[this] { quit(); }} {
  g_resources_register(practice_style_get_resource());
}

void PracticeApplication::on_startup() {
  Gtk::Application::on_startup();
  const auto provider = Gtk::CssProvider::create();
  provider->load_from_resource("/io/github/primaweb_launcher/practice/practice_window.css");
  Gtk::StyleContext::add_provider_for_display(Gdk::Display::get_default(), provider,
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void PracticeApplication::on_activate() {
  if (m_window) {
    m_window->present();
    return;
  }
  m_window = std::make_unique<PracticeWindow>(m_practice, m_options.card.pin);
  add_window(*m_window);
  m_window->present();
  if (m_options.starts_launcher)
    m_launcher = std::make_unique<LauncherProcess>(m_options.launcher, m_practice.directory(), [this] { quit(); });
}

} // namespace practice
