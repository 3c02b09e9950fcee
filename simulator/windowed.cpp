// SPDX-License-Identifier: EUPL-1.2
#include "simulator/windowed.h"

#include "base/glib_pointers.h"
#include "bus/names.h"
#include "config.h"
#include "memory/practice_cards.h"
#include "simulator/ending.h"
#include "simulator/event_post.h"
#include "simulator/launcher_process.h"
#include "simulator/launcher_watch.h"
#include "simulator/lessons/lesson_desk.h"
#include "simulator/lessons/lesson_options.h"
#include "simulator/lessons/lesson_player.h"
#include "simulator/practice.h"
#include "simulator/practice_window.h"
#include "simulator/window_style.h"

#include <gio/gio.h>
#include <glibmm/i18n.h>
#include <gtkmm/application.h>
#include <gtkmm/shortcut.h>
#include <gtkmm/shortcutaction.h>
#include <gtkmm/shortcutcontroller.h>
#include <gtkmm/shortcuttrigger.h>

#include <chrono>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace simulator {

namespace {

void close_by_keys(Gtk::Window& window) {
  const auto keys = Gtk::ShortcutController::create();
  for (const char* key : {"<Control>q", "<Control>w"})
    keys->add_shortcut(
        Gtk::Shortcut::create(Gtk::ShortcutTrigger::parse_string(key), Gtk::NamedAction::create("window.close")));
  window.add_controller(keys);
}

/// Has the launcher do what the menu of its tray icon offers.
void choose_in_launcher(const char* action) {
  const base::ObjectPtr<GDBusConnection> bus{g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)};
  if (bus)
    g_dbus_connection_call(bus.get(), bus::launcher_name(bus::Mode::practice), bus::launcher_path(bus::Mode::practice),
                           "org.freedesktop.Application", "ActivateAction",
                           g_variant_new("(sava{sv})", action, nullptr, nullptr), nullptr,
                           G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, nullptr, nullptr, nullptr);
}

void act(Practice& practice, const LessonAction& action) {
  switch (action.kind) {
  case LessonAction::Kind::insert:
    practice.insert(card_choice(action.what).value_or(CardChoice::eid_1_8));
    break;
  case LessonAction::Kind::remove:
    practice.remove();
    break;
  case LessonAction::Kind::open:
    choose_in_launcher(bus::start_action);
    break;
  case LessonAction::Kind::sign_out:
    choose_in_launcher(bus::sign_out_action);
    break;
  default:
    break; // LauncherHands'
  }
}

std::string users_language() {
  return std::string{*g_get_language_names()}.substr(0, 2);
}

/// Practice with its window, as long as the program runs.
class WindowedPractice {
public:
  WindowedPractice(const PracticeOptions& options, std::function<void()> quit)
      : m_options{options},
        m_quit{std::move(quit)},
        m_status{options.plays ? 1 : 0},
        m_practice{options, [this](const std::string& line) { m_post.post(line); }} {}

  /// The main loop runs while the launcher ends.
  ~WindowedPractice() {
    m_is_ending = true;
    m_watch.reset();
    m_launcher.reset();
  }

  WindowedPractice(const WindowedPractice&) = delete;
  WindowedPractice& operator=(const WindowedPractice&) = delete;
  WindowedPractice(WindowedPractice&&) = delete;
  WindowedPractice& operator=(WindowedPractice&&) = delete;

  [[nodiscard]] bool is_open() const { return m_window != nullptr; }

  void bring_forward() { m_window->present(); }

  void open() {
    m_style.emplace(Gdk::Display::get_default());
    m_window = std::make_unique<PracticeWindow>(m_practice, m_options);
    close_by_keys(*m_window);
    m_window->set_hide_on_close(true);
    m_window->signal_hide().connect(m_quit);
    m_post.signal_line().connect([this](const std::string& line) {
      if (line.starts_with("reader "))
        m_window->show_reader();
    });
    open_lessons();
    const bool has_lesson = !m_options.lesson.empty();
    if (has_lesson && !m_lessons->begin(m_options.lesson)) {
      fail(std::make_exception_ptr(OptionsError(
          // Translators: %1 is a word after --lesson.
          Glib::ustring::compose(_("%1: there is no such lesson"), m_options.lesson))));
      return;
    }
    bring_forward();
    if (has_lesson)
      return; // it has cards of its own
    m_practice.prepare_slow_card();
    // Who practises wants to sign in: no card is known yet, and so none opens the dialog by itself.
    start_launcher(LauncherProcess::Dialog::opens_at_once);
  }

  [[nodiscard]] int status() const { return m_status; }

  [[nodiscard]] std::exception_ptr failure() const { return m_failure; }

private:
  void open_lessons() {
    LessonDesk::Dependencies dependencies{
        .shelf = find_lessons(lesson_folders()),
        .progress = LessonProgress{lesson_progress_path()},
        .language = users_language(),
        .reach = m_options.plays ? LauncherHands::Reach::controls_keys : LauncherHands::Reach::controls,
        .begin_anew = [this](const Lesson& lesson, const std::function<void()>& ready) { begin_anew(lesson, ready); },
        .change = [this](const PortalOptions& options) { m_practice.change_portal(options); },
        .act = [this](const LessonAction& action) { act(m_practice, action); },
    };
    for (const auto& error : dependencies.shelf.errors)
      std::cerr << to_text(error) << '\n';
    m_lessons = std::make_unique<LessonDesk>(m_window->lessons(), std::move(dependencies));
    m_post.signal_line().connect(sigc::mem_fun(*m_lessons, &LessonDesk::hear));
    m_lessons->signal_changed().connect([this] { m_window->set_learning(m_lessons->is_teaching()); });
    m_lessons->show_shelf();
    if (m_options.plays)
      m_player = std::make_unique<LessonPlayer>(
          *m_lessons, LessonPlayer::Dependencies{.words_a_minute = m_options.words_a_minute,
                                                 .caption = [this](const std::string& text) { print_caption(text); },
                                                 .ended = [this](const std::string& error) { end_of_play(error); }});
  }

  void begin_anew(const Lesson& lesson, const std::function<void()>& ready) {
    if (m_is_ending)
      return;
    m_watch.reset();
    m_launcher.reset();
    const LessonOptions options = lesson_options(lesson.options);
    m_practice.begin_anew(options.card, options.portal);
    const auto dialog =
        lesson.opens_dialog ? LauncherProcess::Dialog::opens_at_once : LauncherProcess::Dialog::opens_with_card;
    m_known_cards.forget_all([this, dialog, ready] {
      start_launcher(dialog);
      ready();
    });
  }

  void start_launcher(LauncherProcess::Dialog dialog) {
    if (!m_options.starts_launcher)
      return;
    try {
      m_launcher = std::make_unique<LauncherProcess>(m_options.launcher, m_practice.directory(), dialog, m_quit);
      m_watch = std::make_unique<LauncherWatch>([this](const std::string& line) { m_post.post(line); });
    } catch (const std::exception&) {
      fail(std::current_exception()); // C is between here and whoever wants to know
    }
  }

  void print_caption(const std::string& text) const {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - m_began;
    std::cout << "caption " << since.count() << ' ' << text << std::endl; // NOLINT(performance-avoid-endl): at once
  }

  void end_of_play(const std::string& error) {
    if (!error.empty())
      std::cerr << error << '\n';
    m_status = error.empty() ? 0 : 1;
    print_caption("");
    m_quit();
  }

  void fail(std::exception_ptr failure) {
    m_failure = std::move(failure);
    m_quit();
  }

  const PracticeOptions& m_options;
  std::function<void()> m_quit;
  int m_status;             ///< of a lesson that plays: 0 only once it came to its end
  bool m_is_ending = false; ///< no lesson begins any more
  std::exception_ptr m_failure;
  std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
  EventPost m_post;
  Practice m_practice;
  memory::PracticeCards m_known_cards;
  std::optional<WindowStyle> m_style;
  std::unique_ptr<PracticeWindow> m_window;
  std::unique_ptr<LessonDesk> m_lessons;
  std::unique_ptr<LessonPlayer> m_player;
  std::unique_ptr<LauncherWatch> m_watch; ///< of this launcher, and not of the one before
  std::unique_ptr<LauncherProcess> m_launcher;
};

/// One is enough for a user, whose launcher of practice is one, too. Others, beside it, are their starter's to keep
/// apart.
Gio::Application::Flags flags_for(const PracticeOptions& options) {
  const bool is_the_users = options.directory.empty() && options.starts_launcher && !options.plays;
  return is_the_users ? Gio::Application::Flags{} : Gio::Application::Flags::NON_UNIQUE;
}

} // namespace

int run_windowed(const PracticeOptions& options) {
  g_set_prgname(APP_ID); // by which a desktop finds the entry of the window
  const auto application = Gtk::Application::create(APP_ID ".Practice.Window", flags_for(options));
  Gtk::Window::set_default_icon_name(APP_ID);
  application->register_application();
  if (application->is_remote())
    return application->run(); // brings the one that is there to the front
  const auto quit = [&application] { application->quit(); };
  WindowedPractice practice{options, quit};
  const Ending ending{quit};
  application->signal_activate().connect([&] {
    if (practice.is_open())
      return practice.bring_forward();
    // Not add_window(): on Wayland a desktop would know the window by this application's id, of which there is no
    // entry.
    application->hold();
    practice.open();
  });
  const int status = application->run();
  if (practice.failure())
    std::rethrow_exception(practice.failure());
  return status != 0 ? status : practice.status();
}

} // namespace simulator
