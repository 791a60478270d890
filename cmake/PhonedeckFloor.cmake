# What every floor, program and test of the house is compiled with.
add_library(phonedeck_options INTERFACE)
target_compile_definitions(phonedeck_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    PHONEDECK_VERSION="${PROJECT_VERSION}")
# Includes are root-relative, so that every include names the floor it comes from.
target_include_directories(phonedeck_options INTERFACE ${PROJECT_SOURCE_DIR})

if(MSVC)
    target_compile_options(phonedeck_options INTERFACE /W4 /utf-8 /permissive-)
    if(PHONEDECK_WERROR)
        target_compile_options(phonedeck_options INTERFACE /WX)
    endif()
else()
    target_compile_options(phonedeck_options INTERFACE
        -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast
        # Designated initialisers leave the other members at their defaults on purpose.
        -Wno-missing-field-initializers
        # ccache sees through precompiled headers only with it.
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    if(PHONEDECK_WERROR)
        target_compile_options(phonedeck_options INTERFACE -Werror)
    endif()
    if(PHONEDECK_SANITIZE)
        target_compile_options(phonedeck_options INTERFACE
            -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
        target_link_options(phonedeck_options INTERFACE -fsanitize=address,undefined)
    endif()
    if(PHONEDECK_LIBFUZZER)
        # libFuzzer sees which branches an input takes. "undefined" leaves out a number that fits into no
        # integer, which is what a foreign number may be.
        target_compile_options(phonedeck_options INTERFACE
            -fsanitize=fuzzer-no-link,float-cast-overflow -fno-sanitize-recover=float-cast-overflow)
    endif()
    if(PHONEDECK_SANITIZE_THREAD)
        target_compile_options(phonedeck_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
        target_link_options(phonedeck_options INTERFACE -fsanitize=thread)
    endif()
    if(PHONEDECK_COVERAGE)
        target_compile_options(phonedeck_options INTERFACE --coverage)
        target_link_options(phonedeck_options INTERFACE --coverage)
    endif()
endif()

# phonedeck_floor(NAME SOURCES ... LINK ... HEADERS <precompiled Qt module headers>)
function(phonedeck_floor name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;HEADERS" ${ARGN})
    add_library(phonedeck_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(phonedeck_${name} PUBLIC phonedeck_options ${ARG_LINK})
    target_precompile_headers(phonedeck_${name} PRIVATE ${ARG_HEADERS})
endfunction()
