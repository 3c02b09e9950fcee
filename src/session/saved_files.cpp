// SPDX-License-Identifier: EUPL-1.2
#include "session/saved_files.h"

#include "base/continuation.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <utility>

namespace session {

namespace {

ui::DownloadProgress progress_of(const web::Download& download) {
  using From = web::Download::State;
  using To = ui::DownloadProgress::State;
  const auto state = [&download] {
    switch (download.state()) {
    case From::asking:
    case From::running:
      return To::running;
    case From::done:
      return To::done;
    case From::failed:
      return download.fault() == web::Download::Fault::folder ? To::not_written : To::not_sent;
    case From::cancelled:
      return To::cancelled;
    }
    return To::running;
  };
  return {.state = state(), .bytes = download.received_bytes(), .part = download.progress()};
}

} // namespace

SavedFiles::SavedFiles(ui::PrimaWebWindow& primaweb, bool practice) : m_primaweb{primaweb}, m_practice{practice} {
}

SavedFiles::~SavedFiles() {
  close();
}

void SavedFiles::close() {
  m_is_covered = false; // that was of what goes now
  m_questions.clear();
  for (const auto& file : std::exchange(m_files, {})) {
    if (file.download)
      file.download->cancel();
    g_cancellable_cancel(file.writing.get());
    hide(file);
  }
}

void SavedFiles::set_covered(bool covered) {
  m_is_covered = covered;
  for (auto& question : m_questions)
    if (covered)
      question.dialog.reset(); // in a sandbox it is the desktop's own
    else if (!question.dialog)
      show(question);
}

bool SavedFiles::is_saving() const {
  return std::ranges::any_of(m_files, [](const auto& each) {
    return each.download ? each.download->state() == web::Download::State::running : !each.is_over;
  });
}

void SavedFiles::leave(const ui::PopUpWindow& over) {
  for (auto& question : m_questions)
    if (question.over == &over)
      question.over = nullptr;
  for (auto& file : m_files) {
    if (file.over != &over)
      continue;
    hide(file);
    file.over = nullptr;
    show(file);
  }
}

void SavedFiles::offer(const std::shared_ptr<web::Download>& download, ui::PopUpWindow* over) {
  ask(download->suggested_name(), over, [this, download](const std::string& path, ui::PopUpWindow* from) {
    if (path.empty() || download->state() == web::Download::State::cancelled)
      download->cancel();
    else
      save(download, path, from);
  });
}

void SavedFiles::offer(const web::ShownFile& file, ui::PopUpWindow* over) {
  ask(file.suggested_name, over, [this, file](const std::string& path, ui::PopUpWindow* from) {
    if (!path.empty())
      write(file, path, from);
  });
}

void SavedFiles::ask(const std::string& name, ui::PopUpWindow* over, const Chosen& chosen) {
  auto& question = m_questions.emplace_back(Question{.name = name, .over = over, .chosen = chosen});
  if (!m_is_covered)
    show(question);
}

/// Over PrimaWeb's window in any case: a pop-up that only came to give a file goes before its user has answered.
void SavedFiles::show(Question& question) {
  question.dialog = std::make_unique<ui::SaveDialog>(
      m_primaweb, m_practice, question.name, [this, &question](const std::string& path) { answered(question, path); });
}

void SavedFiles::answered(const Question& question, const std::string& path) {
  // Not from within its own signal. What is answered is asked no more, even if the cover comes and goes before that.
  Glib::signal_idle().connect_once(sigc::track_object(
      [this, answered = &question] {
        m_questions.remove_if([answered](const auto& each) { return &each == answered; });
      },
      *this));
  question.chosen(path, question.over);
}

SavedFiles::File& SavedFiles::add(const std::string& path, ui::PopUpWindow* over) {
  auto& file = m_files.emplace_back(File{.row = std::make_unique<ui::DownloadRow>(path),
                                         .over = over,
                                         .download = nullptr,
                                         .writing = base::ObjectPtr<GCancellable>{g_cancellable_new()}});
  show(file);
  auto& row = *file.row;
  row.signal_closed().connect([this, &row] {
    Glib::signal_idle().connect_once(sigc::track_object(
        [this, &row] {
          const auto found = std::ranges::find(m_files, &row, [](const auto& each) { return each.row.get(); });
          hide(*found);
          m_files.erase(found);
        },
        *this, row));
  });
  return file;
}

void SavedFiles::save(const std::shared_ptr<web::Download>& download, const std::string& path, ui::PopUpWindow* over) {
  download->save_to(path);
  auto& file = add(path, over);
  file.download = download;
  auto& row = *file.row;
  download->signal_changed().connect(
      sigc::track_object([&row, raw = download.get()] { row.show_progress(progress_of(*raw)); }, row));
  row.signal_cancelled().connect([raw = download.get()] { raw->cancel(); });
  row.show_progress(progress_of(*download)); // it may have failed while its user was asked, or away
}

void SavedFiles::write(const web::ShownFile& shown, const std::string& path, ui::PopUpWindow* over) {
  const auto& file = add(path, over);
  auto* const writing = file.writing.get();
  file.row->signal_cancelled().connect([writing] { g_cancellable_cancel(writing); });
  const base::ObjectPtr<GFile> place{g_file_new_for_path(path.c_str())};
  g_file_replace_contents_bytes_async(place.get(), shown.contents.get(), nullptr, FALSE, G_FILE_CREATE_NONE, writing,
                                      base::resume,
                                      base::keep(sigc::bind(sigc::mem_fun(*this, &SavedFiles::was_written),
                                                            file.row.get(), g_bytes_get_size(shown.contents.get()))));
}

void SavedFiles::was_written(GObject* place, GAsyncResult* result, const ui::DownloadRow* row, std::uint64_t bytes) {
  using State = ui::DownloadProgress::State;
  GError* error = nullptr;
  const bool is_written = g_file_replace_contents_finish(G_FILE(place), result, nullptr, &error) != FALSE;
  const base::ErrorPtr failure{error};
  const bool is_cancelled = failure && g_error_matches(failure.get(), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const auto not_written = is_cancelled ? State::cancelled : State::not_written;
  for (auto& each : m_files) // it may have been closed meanwhile
    if (each.row.get() == row) {
      each.is_over = true;
      each.row->show_progress({.state = is_written ? State::done : not_written, .bytes = bytes, .part = 1.0});
    }
}

void SavedFiles::show(const File& file) {
  file.row->set_narrow(file.over != nullptr);
  if (file.over != nullptr)
    file.over->area().add_below(*file.row);
  else
    m_primaweb.add_download(*file.row);
}

void SavedFiles::hide(const File& file) {
  if (file.over != nullptr)
    file.over->area().remove_below(*file.row);
  else
    m_primaweb.remove_download(*file.row);
}

} // namespace session
