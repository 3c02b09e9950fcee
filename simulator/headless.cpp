// SPDX-License-Identifier: EUPL-1.2
#include "simulator/headless.h"

#include "simulator/ending.h"
#include "simulator/launcher_process.h"
#include "simulator/practice.h"

#include <giomm/datainputstream.h>
#include <giomm/unixinputstream.h>
#include <glibmm/main.h>
#include <unistd.h>

#include <iostream>
#include <mutex>
#include <system_error>

namespace simulator {

namespace {

/// Whole lines on standard output, from any thread, at once.
class Lines {
public:
  void print(const std::string& line) {
    const std::lock_guard lock{m_mutex};
    std::cout << line << std::endl; // NOLINT(performance-avoid-endl): whoever waits for the line wants it now
  }

private:
  std::mutex m_mutex;
};

/// Reads commands from standard input and carries them out.
class Commands {
public:
  Commands(Practice& practice, std::function<void()> quit)
      : m_practice{practice},
        m_quit{std::move(quit)},
        m_input{Gio::DataInputStream::create(Gio::UnixInputStream::create(STDIN_FILENO, false))},
        m_cancellable{Gio::Cancellable::create()} {
    read_next();
  }

  ~Commands() { m_cancellable->cancel(); }

  Commands(const Commands&) = delete;
  Commands& operator=(const Commands&) = delete;
  Commands(Commands&&) = delete;
  Commands& operator=(Commands&&) = delete;

private:
  void read_next() {
    m_input->read_line_async(
        [this, cancellable = m_cancellable](const Glib::RefPtr<Gio::AsyncResult>& result) {
          if (!cancellable->is_cancelled())
            line_read(result);
        },
        m_cancellable);
  }

  void line_read(const Glib::RefPtr<Gio::AsyncResult>& result) {
    std::string line;
    if (!m_input->read_line_finish(result, line) || line == "quit") {
      m_quit();
      return;
    }
    try {
      carry_out(line);
    } catch (const std::system_error& error) {
      std::cerr << line << ": " << error.what() << '\n';
    }
    read_next();
  }

  void carry_out(const std::string& line) {
    constexpr std::string_view insert = "insert ";
    constexpr std::string_view pad = "pad ";
    const auto choice = line.starts_with(insert) ? card_choice(line.substr(insert.size())) : std::nullopt;
    if (choice)
      m_practice.insert(*choice);
    else if (line == "remove")
      m_practice.remove();
    else if (const auto input = line.starts_with(pad) ? pad_input(line.substr(pad.size())) : std::nullopt)
      m_practice.press(*input);
    else if (!line.empty())
      std::cerr << "not understood: " << line << '\n';
  }

  Practice& m_practice;
  std::function<void()> m_quit;
  Glib::RefPtr<Gio::DataInputStream> m_input;
  Glib::RefPtr<Gio::Cancellable> m_cancellable;
};

} // namespace

int run_headless(const PracticeOptions& options) {
  const auto loop = Glib::MainLoop::create();
  Lines lines;
  Practice practice{options, [&lines](const std::string& line) { lines.print(line); }};
  const Ending ending{[&loop] { loop->quit(); }};
  const Commands commands{practice, [&loop] { loop->quit(); }};
  lines.print("ready " + practice.directory());
  std::unique_ptr<LauncherProcess> launcher;
  if (options.starts_launcher)
    launcher = std::make_unique<LauncherProcess>(options.launcher, practice.directory(),
                                                 LauncherProcess::Dialog::opens_with_card, [&loop] { loop->quit(); });
  practice.prepare_slow_card();
  loop->run();
  return 0;
}

} // namespace simulator
