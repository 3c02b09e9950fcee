// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <gtkmm/box.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <optional>
#include <string>

namespace ui {

/// How far a file is that the user wanted to have.
struct DownloadProgress {
  enum class State { running, done, not_sent, not_written, cancelled };

  State state = State::running;
  std::uint64_t bytes = 0;
  std::optional<double> part; ///< 0 to 1; nothing while nobody knows the size
};

/// One file that was downloaded or is on its way: its name, how far it is, and what one can do with it.
class DownloadRow : public Gtk::Box {
public:
  explicit DownloadRow(std::string path);

  /// In a narrow window, the buttons stand below the words.
  void set_narrow(bool is_narrow);

  void show_progress(const DownloadProgress& progress);

  sigc::signal<void()>& signal_cancelled() { return m_cancelled; }

  /// The user does not want to see it any more.
  sigc::signal<void()>& signal_closed() { return m_closed; }

private:
  void open(const std::string& path);

  std::string m_path;
  Template m_template{"download-row"};
  sigc::signal<void()> m_cancelled;
  sigc::signal<void()> m_closed;
};

} // namespace ui
