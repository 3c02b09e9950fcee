// SPDX-License-Identifier: EUPL-1.2
#include "practice/windowed.h"

#include "config.h"
#include "practice/ending.h"
#include "practice/launcher_process.h"
#include "practice/practice.h"
#include "practice/practice_window.h"

#include <gtk/gtk.h>
#include <gtkmm/application.h>
#include <gtkmm/cssprovider.h>

#include <exception>
#include <memory>

/// Made by glib-compile-resources, whose header leaves out that it is C.
extern "C" GResource* practice_style_get_resource();

namespace practice {

namespace {

void load_style() {
  g_resources_register(practice_style_get_resource());
  const auto provider = Gtk::CssProvider::create();
  provider->load_from_resource("/io/github/primaweb_launcher/practice/practice_window.css");
  // gtkmm has it in a class that GTK gave up in 4.10, and in its place only since then.
  gtk_style_context_add_provider_for_display(Gdk::Display::get_default()->gobj(), provider->Gtk::StyleProvider::gobj(),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

} // namespace

int run_windowed(const PracticeOptions& options) {
  const auto application = Gtk::Application::create(APP_ID ".Practice.Window", Gio::Application::Flags::NON_UNIQUE);
  const auto quit = [&application] { application->quit(); };
  Practice practice{options, [](const std::string&) {}};
  const Ending ending{quit};
  std::unique_ptr<PracticeWindow> window;
  std::unique_ptr<LauncherProcess> launcher;
  std::exception_ptr failure;

  application->signal_activate().connect([&] {
    load_style();
    window = std::make_unique<PracticeWindow>(practice, options);
    application->add_window(*window);
    application->set_accels_for_action("window.close", {"<Control>q", "<Control>w"});
    window->present();
    practice.prepare_slow_card();
    try {
      if (options.starts_launcher)
        // Who practises wants to sign in: no card is known yet, and so none opens the dialog by itself.
        launcher = std::make_unique<LauncherProcess>(options.launcher, practice.directory(),
                                                     LauncherProcess::Dialog::opens_at_once, quit);
    } catch (const std::exception&) {
      failure = std::current_exception(); // C is between here and whoever wants to know
      quit();
    }
  });
  const int status = application->run();
  if (failure)
    std::rethrow_exception(failure);
  return status;
}

} // namespace practice
