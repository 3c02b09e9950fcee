// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "ui/download_row.h"
#include "ui/pop_up_window.h"
#include "ui/primaweb_window.h"
#include "ui/save_dialog.h"
#include "web/download.h"
#include "web/shown_file.h"

#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <list>
#include <memory>
#include <string>

namespace session {

/// The files that the user saves from the pages of a session: asks where to, and shows how far each one is in the
/// window that it comes from. Thread: main loop.
class SavedFiles : public sigc::trackable {
public:
  /// The window outlives it.
  SavedFiles(ui::PrimaWebWindow& primaweb, bool practice);
  ~SavedFiles();
  SavedFiles(const SavedFiles&) = delete;
  SavedFiles& operator=(const SavedFiles&) = delete;
  SavedFiles(SavedFiles&&) = delete;
  SavedFiles& operator=(SavedFiles&&) = delete;

  /// `over`: the pop-up that it comes from; null for PrimaWeb's window. It lives until leave().
  void offer(const std::shared_ptr<web::Download>& download, ui::PopUpWindow* over);

  /// A file that a page shows. As for offer().
  void offer(const web::ShownFile& file, ui::PopUpWindow* over);

  /// That pop-up goes. What comes from it is shown in PrimaWeb's window from now on.
  void leave(const ui::PopUpWindow& over);

  /// While it is covered, it asks nothing: what it asked, and what is offered meanwhile, it asks when it is uncovered.
  void set_covered(bool covered);

  /// A file is on its way still; close() ends that.
  [[nodiscard]] bool is_saving() const;

  /// Ends and forgets all of it.
  void close();

private:
  struct File {
    std::unique_ptr<ui::DownloadRow> row;
    ui::PopUpWindow* over;
    std::shared_ptr<web::Download> download; ///< null for a file that a page showed
    base::ObjectPtr<GCancellable> writing;
    bool is_over = false; ///< of a file that a page showed
  };

  /// An empty path: the user does not want it.
  using Chosen = sigc::slot<void(const std::string& path, ui::PopUpWindow* over)>;

  struct Question {
    std::string name;
    ui::PopUpWindow* over;
    Chosen chosen;
    std::unique_ptr<ui::SaveDialog> dialog{}; ///< null under the cover
  };

  void ask(const std::string& name, ui::PopUpWindow* over, const Chosen& chosen);
  void show(Question& question);
  void answered(const Question& question, const std::string& path);
  File& add(const std::string& path, ui::PopUpWindow* over);
  void save(const std::shared_ptr<web::Download>& download, const std::string& path, ui::PopUpWindow* over);
  void write(const web::ShownFile& file, const std::string& path, ui::PopUpWindow* over);
  void was_written(GObject* place, GAsyncResult* result, const ui::DownloadRow* row, std::uint64_t bytes);
  void show(const File& file);
  void hide(const File& file);

  ui::PrimaWebWindow& m_primaweb;
  bool m_practice;
  bool m_is_covered = false;
  std::list<Question> m_questions;
  std::list<File> m_files;
};

} // namespace session
