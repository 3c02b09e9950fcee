// SPDX-License-Identifier: EUPL-1.2
// Shows one view of the dialog, for looking at and for screenshots:
//   ui_gallery VIEW [--practice] [--large]
//   VIEW: pin pin-last pin-wrong pin-known pad pad-last pad-cancelled pad-typing pad-leaving choice choice-long role
//         no-keyring pin-first card card-unused card-refused card-unknown no-reader reading working by-hand
//         failure-CODE primaweb sign-out
// --large: text of twice the size. The language is that of the environment (LANGUAGE=nl), the theme GTK_THEME's.
#include "ui/idle_warning.h"
#include "ui/primaweb_window.h"
#include "ui/sign_in_window.h"
#include "ui/style.h"
#include "views.h"

#include <config.h>
#include <gtkmm/application.h>
#include <gtkmm/label.h>
#include <gtkmm/settings.h>
#include <libintl.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

namespace {

Gtk::Widget& make_portal_stand_in() {
  auto& page = *Gtk::make_managed<Gtk::Label>("(here stands the portal's own page)");
  page.set_expand(true);
  return page;
}

struct Look {
  bool practice = false;
  bool large = false;
};

void prepare(const Look& look) {
  ui::load_style(Gdk::Display::get_default());
  if (look.large)
    Gtk::Settings::get_default()->property_gtk_xft_dpi() = 2 * 96 * 1024;
}

int show_dialog(const signin::View& view, const Look& look) {
  const auto application = Gtk::Application::create();
  application->signal_activate().connect([&] {
    prepare(look);
    auto* window = Gtk::make_managed<ui::SignInWindow>(look.practice);
    application->add_window(*window);
    window->set_portal_view(&make_portal_stand_in());
    window->signal_cancelled().connect([&application] { application->quit(); });
    window->present();
    window->show_view(view);
  });
  return application->run();
}

int show_primaweb(const Look& look, std::string_view name) {
  const auto application = Gtk::Application::create();
  application->signal_activate().connect([&] {
    prepare(look);
    auto* window = Gtk::make_managed<ui::PrimaWebWindow>(look.practice);
    application->add_window(*window);
    window->set_destination(ui_test::destination());
    window->set_portal_view(&make_portal_stand_in(), {});
    window->signal_sign_out().connect([&application] { application->quit(); });
    window->present();
    if (name == "sign-out")
      window->close();
    window->set_covered(name == "covered");
    if (name == "idle")
      Gtk::make_managed<ui::IdleWarning>(look.practice)->count(*window, std::chrono::seconds{42});
  });
  return application->run();
}

} // namespace

int main(int argc, char** argv) {
  bindtextdomain(GETTEXT_DOMAIN, LOCALE_DIR);
  bind_textdomain_codeset(GETTEXT_DOMAIN, "UTF-8");
  textdomain(GETTEXT_DOMAIN);

  const std::string_view name = argc > 1 ? argv[1] : "pin";
  Look look;
  for (const std::string_view option : std::vector<std::string_view>(argv + std::min(argc, 2), argv + argc)) {
    look.practice |= option == "--practice";
    look.large |= option == "--large";
  }
  if (name == "primaweb" || name == "sign-out" || name == "covered" || name == "idle")
    return show_primaweb(look, name);
  const auto view = ui_test::view_named(name);
  if (!view) {
    std::cerr << "No view is named " << name << '\n';
    return EXIT_FAILURE;
  }
  return show_dialog(*view, look);
}
