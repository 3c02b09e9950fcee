// SPDX-License-Identifier: EUPL-1.2
#include "ui/download_row.h"

#include "base/error_word.h"
#include "ui/accessible.h"

#include <gdkmm/applaunchcontext.h>
#include <gdkmm/display.h>
#include <giomm/appinfo.h>
#include <giomm/file.h>
#include <glibmm/convert.h>
#include <glibmm/i18n.h>
#include <glibmm/miscutils.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/progressbar.h>
#include <sigc++/adaptors/track_obj.h>
#include <sys/xattr.h>

#include <array>
#include <climits>
#include <utility>

namespace ui {

namespace {

using Stage = DownloadProgress::State;

/// Each file that the desktop's file portal lets a sandbox write has a folder of its own, which means nothing to
/// anybody.
bool is_of_file_portal(const std::string& path) {
  return path.starts_with(Glib::build_filename(Glib::get_user_runtime_dir(), "doc") + "/");
}

/// Where the file is for the user; empty where nobody tells, as the portal of Debian 12 does not.
std::string user_folder(const std::string& path) {
  if (!is_of_file_portal(path))
    return Glib::path_get_dirname(path);
  std::array<char, PATH_MAX> real{};
  const auto length = getxattr(path.c_str(), "user.document-portal.host-path", real.data(), real.size() - 1);
  return length > 0 ? Glib::path_get_dirname(real.data()) : "";
}

Glib::ustring saved_text(const std::string& path) {
  const auto folder = user_folder(path);
  if (folder.empty())
    // Translators: a file is saved in the folder that the user chose.
    return _("Saved where you chose");
  // Translators: %1 is a folder.
  return Glib::ustring::compose(_("Saved in %1"), Glib::filename_display_name(folder));
}

Glib::ustring state_text(const DownloadProgress& progress, const std::string& path) {
  switch (progress.state) {
  case Stage::running:
    // Translators: %1 is a size, such as 1.2 MB.
    return Glib::ustring::compose(_("Downloading: %1 so far"), Glib::format_size(progress.bytes));
  case Stage::done:
    return saved_text(path);
  case Stage::not_sent:
    return _("Failed: the portal did not send the whole file. Please try again.");
  case Stage::not_written:
    return _("Failed: the file could not be written there. The folder may be full or closed to you.");
  case Stage::cancelled:
    return _("Cancelled");
  }
  return {};
}

} // namespace

DownloadRow::DownloadRow(std::string path) : m_path{std::move(path)} {
  auto& row = m_template.part<Gtk::Box>("row");
  row.set_hexpand(true);
  append(row);
  m_template.part<Gtk::Label>("name").set_label(Glib::filename_display_basename(m_path));
  m_template.part<Gtk::Button>("cancel").signal_clicked().connect(m_cancelled.make_slot());
  m_template.part<Gtk::Button>("close").signal_clicked().connect(m_closed.make_slot());
  m_template.part<Gtk::Button>("open").signal_clicked().connect([this] { open(m_path); });
  m_template.part<Gtk::Button>("open_folder").signal_clicked().connect([this] {
    open(Glib::path_get_dirname(m_path));
  });
  set_accessible_description(m_template.part<Gtk::Button>("close"), {}); // its tooltip says what it is called
  show_progress({});
}

void DownloadRow::set_narrow(bool is_narrow) {
  m_template.part<Gtk::Box>("row").set_orientation(is_narrow ? Gtk::Orientation::VERTICAL
                                                             : Gtk::Orientation::HORIZONTAL);
}

void DownloadRow::show_progress(const DownloadProgress& progress) {
  const bool is_running = progress.state == Stage::running;
  const bool is_done = progress.state == Stage::done;
  auto& state = m_template.part<Gtk::Label>("state");
  state.set_label(state_text(progress, m_path));
  auto& bar = m_template.part<Gtk::ProgressBar>("progress");
  bar.set_visible(is_running);
  if (progress.part)
    bar.set_fraction(*progress.part);
  else
    bar.pulse();
  m_template.part<Gtk::Button>("cancel").set_visible(is_running);
  m_template.part<Gtk::Button>("open").set_visible(is_done);
  m_template.part<Gtk::Button>("open_folder").set_visible(is_done && !is_of_file_portal(m_path));
  m_template.part<Gtk::Button>("close").set_visible(!is_running);
  if (!is_running)
    read_out(state, state.get_label());
}

void DownloadRow::open(const std::string& path) {
  const auto uri = Gio::File::create_for_path(path)->get_uri();
  const auto opened = [this](const Glib::RefPtr<Gio::AsyncResult>& result) {
    try {
      Gio::AppInfo::launch_default_for_uri_finish(result);
    } catch (const Glib::Error& error) {
      g_debug("No program opens the file: %s", base::error_word(error.gobj()).c_str());
      auto& state = m_template.part<Gtk::Label>("state");
      state.set_label(_("No program on this computer opens this."));
      read_out(state, state.get_label());
    }
  };
  // In a sandbox this asks the desktop's portal. The context lets the other program come to the front.
  Gio::AppInfo::launch_default_for_uri_async(uri, get_display()->get_app_launch_context(),
                                             sigc::track_object(opened, *this));
}

} // namespace ui
