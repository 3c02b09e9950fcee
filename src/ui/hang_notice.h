// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/page_notice.h"

#include <giomm/actiongroup.h>
#include <sigc++/connection.h>

namespace ui {

/// Says above a page that it does not respond, with what to do about it, until it does. Thread: main loop.
class HangNotice : public PageNotice {
public:
  HangNotice() = default;
  ~HangNotice() override;
  HangNotice(const HangNotice&) = delete;
  HangNotice& operator=(const HangNotice&) = delete;
  HangNotice(HangNotice&&) = delete;
  HangNotice& operator=(HangNotice&&) = delete;

  /// What one can do with the page (web/page_actions.h); null: there is none.
  void set_page_actions(const Glib::RefPtr<Gio::ActionGroup>& actions);

private:
  void tell_whether(bool responds);

  Glib::RefPtr<Gio::ActionGroup> m_actions; ///< null: there is no page
  sigc::connection m_changed;
};

} // namespace ui
