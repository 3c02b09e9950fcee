// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <webkit/webkit.h>

#include <filesystem>

namespace web {

/// By what the pages of a view are drawn.
enum class Drawing {
  graphics_processor, ///< WebKit's default
  processor,          ///< no OpenGL, no memory shared with a graphics driver
};

/// Returns the graphics processor where there is one for this user: a render node in `devices`, as the kernel's DRM
/// makes them, that may be opened, which it may not be in a session from another computer. Without one WebKit would
/// have Mesa's software renderer do its work, whose compositor thread ends a page's process now and then (seen: a
/// segmentation fault in swrast_dri.so of Mesa 22.3), and which is slower than drawing without it. Thread: any.
[[nodiscard]] Drawing usual_drawing(const std::filesystem::path& devices = "/dev/dri");

void draw_by(WebKitSettings* settings, Drawing drawing);
[[nodiscard]] Drawing drawing_of(WebKitWebView* view);

} // namespace web
