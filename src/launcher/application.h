// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "launcher/command_line.h"
#include "launcher/resident.h"

#include <giomm/application.h>
#include <giomm/applicationcommandline.h>

#include <memory>

namespace launcher {

/// The one launcher of a desktop session (practice: one of its own). Starting the program again speaks to it: bare or
/// with `--start` that opens the dialog, so a launcher without a tray icon is never out of reach.
class Application : public Gio::Application {
public:
  /// `line` is the one of this process; it becomes the launcher when there is none yet.
  static Glib::RefPtr<Application> create(const CommandLine& line);
  ~Application() override;

  /// For a line that only asks: whether there is a launcher to be asked. Call before run().
  [[nodiscard]] bool finds_the_launcher();

  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;
  Application(Application&&) = delete;
  Application& operator=(Application&&) = delete;

protected:
  int on_command_line(const Glib::RefPtr<Gio::ApplicationCommandLine>& invocation) override;
  void on_activate() override;
  void before_emit_vfunc(const Glib::VariantBase& platform_data) override;
  void on_shutdown() override;

private:
  explicit Application(const CommandLine& line);

  int carry_out(const CommandLine& line, const Glib::RefPtr<Gio::ApplicationCommandLine>& invocation);
  void stay();
  void leave_on_signals();

  CommandLine m_line;
  std::unique_ptr<Resident> m_resident;
};

} // namespace launcher
